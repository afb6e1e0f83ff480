-- CPR Art. 49(3): the names of natural persons leave public output two years after their first publication. They leave it
-- here, in the published versions themselves, so that no way of reading can forget to leave them out: lists, records,
-- history, exports, prints and the search. What is left says that there was a name. The trail keeps what was published,
-- for auditors alone.

CREATE FUNCTION withheld_name() RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT 'gelöscht' $$;
--> statement-breakpoint
-- The day from which a project names nobody any more: two years after it was first published here, or after the day of an
-- earlier list it comes from.
CREATE FUNCTION names_end(project bigint) RETURNS date
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT (least(min(v.source_date), min((r.published_at AT TIME ZONE 'Europe/Berlin')::date)) + interval '2 years')::date
  FROM project_version v JOIN registry_revision r ON r.revision = v.published_revision
  WHERE v.project_id = names_end.project
$$;
--> statement-breakpoint
CREATE FUNCTION today_in_saxony() RETURNS date
LANGUAGE sql VOLATILE AS $$ SELECT (clock_timestamp() AT TIME ZONE 'Europe/Berlin')::date $$;
--> statement-breakpoint
-- What a source said word by word, without the values that hold one of these names.
CREATE FUNCTION withheld_fields(fields jsonb, names text[]) RETURNS jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
  SELECT coalesce(jsonb_agg(CASE WHEN EXISTS (SELECT FROM unnest(names) AS name WHERE btrim(name) <> '' AND strpos(lower(f ->> 'value'), lower(btrim(name))) > 0)
                                 THEN jsonb_set(f, '{value}', to_jsonb(withheld_name())) ELSE f END ORDER BY place), '[]')
  FROM jsonb_array_elements(fields) WITH ORDINALITY AS t(f, place)
$$;
--> statement-breakpoint
CREATE INDEX project_version_with_person ON project_version (project_id)
  WHERE beneficiary_is_natural_person OR executing_body_is_natural_person;
--> statement-breakpoint

-- ------------------------------------------------------------------ a published version never changes, but for this

DROP TRIGGER project_version_superseded_once ON project_version;
--> statement-breakpoint
CREATE TRIGGER project_version_superseded_once BEFORE UPDATE ON project_version
  FOR EACH ROW WHEN ((OLD.superseded_revision IS NOT NULL OR NEW.superseded_revision IS NULL)
    AND OLD.beneficiary_name IS NOT DISTINCT FROM NEW.beneficiary_name
    AND OLD.executing_body_name IS NOT DISTINCT FROM NEW.executing_body_name)
  EXECUTE FUNCTION refuse_change_of_version();
--> statement-breakpoint
CREATE FUNCTION guard_project_version() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  may_differ text[] := '{search_text,union_contribution_derived}';
  names text[] := ARRAY[CASE WHEN OLD.beneficiary_is_natural_person THEN OLD.beneficiary_name END,
                        CASE WHEN OLD.executing_body_is_natural_person THEN OLD.executing_body_name END];
BEGIN
  IF OLD.beneficiary_name IS DISTINCT FROM NEW.beneficiary_name OR OLD.executing_body_name IS DISTINCT FROM NEW.executing_body_name THEN
    IF OLD.beneficiary_is_natural_person AND NEW.beneficiary_name = withheld_name() THEN
      may_differ := array_append(may_differ, 'beneficiary_name');
    END IF;
    IF OLD.executing_body_is_natural_person AND NEW.executing_body_name = withheld_name() THEN
      may_differ := array_append(may_differ, 'executing_body_name');
    END IF;
    IF NEW.source_fields = withheld_fields(OLD.source_fields, names) THEN
      may_differ := array_append(may_differ, 'source_fields');
    END IF;
  ELSE
    may_differ := array_append(may_differ, 'superseded_revision');
  END IF;
  IF to_jsonb(OLD) - may_differ IS DISTINCT FROM to_jsonb(NEW) - may_differ THEN
    RAISE EXCEPTION 'a published version of project_version never changes; only superseded_revision may be set, once, and a name withheld'
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
DROP TRIGGER project_version_unchanged ON project_version;
--> statement-breakpoint
CREATE TRIGGER project_version_unchanged BEFORE UPDATE ON project_version
  FOR EACH ROW EXECUTE FUNCTION guard_project_version();
--> statement-breakpoint

-- ------------------------------------------------------------------ withholding

-- Withholds every name whose time is over and says how many versions named somebody. Harmless to repeat.
CREATE FUNCTION withhold_names() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  withheld bigint;
BEGIN
  WITH due AS (
    SELECT project_id FROM project_version
    WHERE (beneficiary_is_natural_person AND beneficiary_name <> withheld_name())
       OR (executing_body_is_natural_person AND executing_body_name <> withheld_name())
    GROUP BY project_id HAVING names_end(project_id) <= today_in_saxony()
  ), changed AS (
    UPDATE project_version v SET
      beneficiary_name = CASE WHEN v.beneficiary_is_natural_person AND v.beneficiary_name IS NOT NULL THEN withheld_name() ELSE v.beneficiary_name END,
      executing_body_name = CASE WHEN v.executing_body_is_natural_person AND v.executing_body_name IS NOT NULL THEN withheld_name() ELSE v.executing_body_name END,
      source_fields = withheld_fields(v.source_fields, ARRAY[
        CASE WHEN v.beneficiary_is_natural_person THEN v.beneficiary_name END,
        CASE WHEN v.executing_body_is_natural_person THEN v.executing_body_name END])
    FROM due WHERE v.project_id = due.project_id
      AND ((v.beneficiary_is_natural_person AND v.beneficiary_name <> withheld_name())
        OR (v.executing_body_is_natural_person AND v.executing_body_name <> withheld_name()))
    RETURNING v.reference
  ), drawn AS (
    -- A Steckbrief that was drawn and stored says the name as well: its bytes go, its hash stays.
    UPDATE report_run_file f SET content_sha256 = NULL, redacted_at = clock_timestamp(),
      redaction_reason = 'Artikel 49 Absatz 3 der Verordnung (EU) 2021/1060'
    FROM report_run r WHERE r.id = f.run_id AND r.report_id = 'steckbrief' AND f.content_sha256 IS NOT NULL
      AND r.parameters ->> 'reference' IN (SELECT reference FROM changed)
  )
  SELECT count(*) INTO withheld FROM changed;
  RETURN withheld;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION withhold_names(), names_end(bigint) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION withhold_names() TO steckbrief_app;
--> statement-breakpoint
-- What is published again after its time, or for the first time from a list that is old enough, names nobody at all.
CREATE FUNCTION withhold_old_names() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  ends date := least(names_end(NEW.project_id), (NEW.source_date + interval '2 years')::date);
BEGIN
  IF ends <= today_in_saxony() THEN
    NEW.source_fields := withheld_fields(NEW.source_fields, ARRAY[
      CASE WHEN NEW.beneficiary_is_natural_person THEN NEW.beneficiary_name END,
      CASE WHEN NEW.executing_body_is_natural_person THEN NEW.executing_body_name END]);
    IF NEW.beneficiary_is_natural_person AND NEW.beneficiary_name IS NOT NULL THEN NEW.beneficiary_name := withheld_name(); END IF;
    IF NEW.executing_body_is_natural_person AND NEW.executing_body_name IS NOT NULL THEN NEW.executing_body_name := withheld_name(); END IF;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION withhold_old_names() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER project_version_names BEFORE INSERT ON project_version
  FOR EACH ROW WHEN (NEW.beneficiary_is_natural_person OR NEW.executing_body_is_natural_person)
  EXECUTE FUNCTION withhold_old_names();
