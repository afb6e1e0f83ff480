ALTER TABLE "login_event" DROP CONSTRAINT "login_event_kind";--> statement-breakpoint
ALTER TABLE "login_event" ADD CONSTRAINT "login_event_kind" CHECK ("login_event"."kind" in ('signedIn', 'failed', 'delayed', 'secondFactorFailed', 'signedOut', 'sessionEnded', 'resetRequested', 'passwordSet', 'secondFactorSetUp', 'secondFactorRemoved', 'providerUntied', 'recoveryCodesMade', 'recoveryCodeUsed', 'invited', 'invitationAccepted'));--> statement-breakpoint

-- A city begins work for a round while the round is open for it: what is begun for a round stands on its board.
-- It runs with the owner's rights: it holds the round, so that nobody closes it meanwhile.
CREATE FUNCTION guard_draft_round() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF acting_role() IN ('cityEditor', 'cityLead') THEN
    PERFORM FROM reporting_round r WHERE r.id = NEW.round_id FOR SHARE;
    IF round_open_until(NEW.round_id, NEW.owner_city) IS NULL THEN
      RAISE EXCEPTION 'the round is not open for this city' USING ERRCODE = 'check_violation', CONSTRAINT = 'project_draft_round';
    END IF;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION guard_draft_round() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER project_draft_round_guard BEFORE INSERT OR UPDATE OF round_id ON project_draft FOR EACH ROW
  WHEN (NEW.round_id IS NOT NULL) EXECUTE FUNCTION guard_draft_round();
--> statement-breakpoint
-- A city says whom the service centre asks in a round; null is whoever has an account. It runs with the owner's rights,
-- because longer times in the same row are the service centre's. False when the round is not open for the city.
CREATE FUNCTION choose_round_contact(round uuid, chosen text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF coalesce(acting_role(), '') NOT IN ('cityEditor', 'cityLead') OR round_open_until(round, acting_city()) IS NULL THEN RETURN false; END IF;
  INSERT INTO round_city (round_id, city_ags, contact) VALUES (round, acting_city(), chosen)
  ON CONFLICT ON CONSTRAINT round_city_unique DO UPDATE SET contact = EXCLUDED.contact;
  RETURN true;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION choose_round_contact(uuid, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION choose_round_contact(uuid, text) TO steckbrief_app;
