-- Every text of a record of a city, folded as it is searched. Its cost is said so that the planner takes the index.
CREATE FUNCTION record_words(content jsonb) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 2000
RETURN (SELECT public.fold_text(coalesce(string_agg(said #>> '{}', ' '), '')) FROM jsonb_path_query(content, '$.** ? (@.type() == "string")') AS said);
--> statement-breakpoint
CREATE INDEX "city_record_version_words" ON "city_record_version" USING gin (record_words("content") gin_trgm_ops);
--> statement-breakpoint
-- As before; a seat is held for a guest who has not confirmed for two hours instead of a day.
CREATE OR REPLACE FUNCTION register_for_event(about bigint, name text, email text, organisation text, city text)
RETURNS TABLE (registration uuid, link uuid, standing text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  wanted record;
  known record;
  by_centre boolean := coalesce(acting_for_service_centre(), false);
  who uuid := CASE WHEN acting_role() IN ('cityEditor', 'cityLead') THEN acting_person() END;
BEGIN
  SELECT e.* INTO wanted FROM event e WHERE e.id = about FOR UPDATE;
  IF NOT FOUND OR wanted.state <> 'announced' OR (wanted.audience <> 'public' AND who IS NULL AND NOT by_centre)
     OR (NOT by_centre AND (clock_timestamp() >= wanted.starts_at OR today_in_saxony() > wanted.register_until))
     OR today_in_saxony() > wanted.delete_after THEN
    PERFORM refuse_event_step('register now');
  END IF;
  IF who IS NULL AND (name IS NULL OR email IS NULL) THEN PERFORM refuse_event_step('register nobody'); END IF;
  -- The trail does not say who came.
  IF acting_role() IS NULL THEN PERFORM set_config('app.actor', 'system:public-form', true);
  ELSIF NOT by_centre THEN PERFORM set_config('app.actor', 'system:event-registration', true); END IF;
  PERFORM lapse_registrations(about);
  SELECT r.id, r.standing, r.confirm_until INTO known FROM event_registration r
  WHERE r.event_id = about AND r.standing <> 'cancelled' AND (r.person_id = who OR (who IS NULL AND lower(r.guest_email) = lower(email)));
  IF FOUND THEN
    -- Whom the service centre registers need not confirm any more.
    IF by_centre AND known.confirm_until IS NOT NULL THEN
      RETURN QUERY UPDATE event_registration r SET confirm_until = NULL WHERE r.id = known.id RETURNING r.id, r.link, r.standing;
      RETURN;
    END IF;
    RETURN QUERY SELECT known.id, NULL::uuid, known.standing;
    RETURN;
  END IF;
  RETURN QUERY
  INSERT INTO event_registration AS made (event_id, person_id, guest_name, guest_email, guest_organisation, city_ags, standing, confirm_until)
  SELECT about, who, CASE WHEN who IS NULL THEN btrim(name) END, CASE WHEN who IS NULL THEN btrim(email) END,
         CASE WHEN who IS NULL THEN nullif(btrim(organisation), '') END, CASE WHEN who IS NULL THEN city ELSE acting_city() END,
         CASE WHEN wanted.seats <= event_seats_taken(about) THEN 'waiting' ELSE 'registered' END,
         CASE WHEN who IS NULL AND NOT by_centre THEN least(clock_timestamp() + interval '2 hours', wanted.starts_at) END
  RETURNING made.id, made.link, made.standing;
END $$;