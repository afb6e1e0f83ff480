-- Schedules of reports pass on with what else a person of the service centre holds. Without a successor they rest: a run is
-- asked for while their owner works there.
CREATE FUNCTION pass_on_schedules(leaving uuid, successor uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  who person;
  next person;
BEGIN
  SELECT * INTO who FROM person p WHERE p.id = leaving;
  SELECT * INTO next FROM person p WHERE p.id = successor;
  IF NOT acting_may_hand_over(who.city_ags) OR next.state <> 'active' OR next.id = who.id THEN
    RAISE EXCEPTION 'this is not handed over' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF next.role NOT IN ('staff', 'lead') THEN RETURN; END IF;
  UPDATE report_schedule s SET person_id = next.id WHERE s.person_id = who.id;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION pass_on_schedules(uuid, uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION pass_on_schedules(uuid, uuid) TO steckbrief_auth;
--> statement-breakpoint
-- Nobody gets mail from the schedules of a person who was forgotten.
CREATE FUNCTION forget_schedules() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM report_schedule s WHERE s.person_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER person_forgets_schedules AFTER UPDATE OF forgotten_at ON person FOR EACH ROW
  WHEN (OLD.forgotten_at IS NULL AND NEW.forgotten_at IS NOT NULL) EXECUTE FUNCTION forget_schedules();
