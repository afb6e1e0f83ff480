-- What somebody writes in front of a report may name people: it is personal, and forgetting searches it.
UPDATE column_class SET class = 'personal' WHERE (table_name, column_name) IN (('report_run', 'parameters'), ('report_schedule', 'parameters'));
--> statement-breakpoint

-- ------------------------------------------------------------------ redaction of what runs have drawn

-- Takes the bytes of drawn files away wherever they are kept; name, length and hash stay. Equal files have one hash, so those
-- of a run that was made again go as well.
CREATE FUNCTION redact_run_files(hashes text[], why text) RETURNS bigint
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  redacted bigint;
BEGIN
  UPDATE report_run_file SET content_sha256 = NULL, redacted_at = clock_timestamp(), redaction_reason = why
  WHERE content_sha256 = ANY (hashes);
  GET DIAGNOSTICS redacted = ROW_COUNT;
  DELETE FROM stored_file f WHERE f.sha256 = ANY (hashes)
    AND NOT EXISTS (SELECT FROM attachment a WHERE a.sha256 = f.sha256)
    AND NOT EXISTS (SELECT FROM city_upload u WHERE u.file_sha256 = f.sha256)
    AND NOT EXISTS (SELECT FROM import_run r WHERE r.file_sha256 = f.sha256);
  RETURN redacted;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION redact_run_files(text[], text) FROM PUBLIC;
--> statement-breakpoint
-- Inputs never change, but that words leave a foreword. An end is an end. Whoever asked may cancel; only the program draws.
-- The seal its files print is set with the end.
CREATE OR REPLACE FUNCTION guard_report_run() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  moving text[] := ARRAY['state', 'error', 'started_at', 'ended_at'];
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'waiting' THEN PERFORM refuse_run_change('begin as ' || NEW.state); END IF;
    RETURN NEW;
  END IF;
  IF TG_OP <> 'UPDATE' THEN PERFORM refuse_run_change('go away'); END IF;
  IF NEW.parameters IS DISTINCT FROM OLD.parameters AND acting_role() = 'system' AND NEW.parameters ->> 'foreword' LIKE '%gelöscht%'
     AND NEW.parameters - 'foreword' = OLD.parameters - 'foreword'
     AND to_jsonb(NEW) - 'parameters' IS NOT DISTINCT FROM to_jsonb(OLD) - 'parameters' THEN
    RETURN NEW;
  END IF;
  IF NEW.state = 'done' THEN moving := moving || 'seal'::text; END IF;
  IF to_jsonb(NEW) - moving IS DISTINCT FROM to_jsonb(OLD) - moving THEN PERFORM refuse_run_change('change what it was made from'); END IF;
  IF NOT (OLD.state, NEW.state) IN (('waiting', 'running'), ('waiting', 'cancelled'), ('running', 'waiting'), ('running', 'done'),
                                    ('running', 'failed'), ('running', 'cancelled'))
     OR (NEW.state <> 'cancelled' AND acting_role() IS DISTINCT FROM 'system') THEN
    PERFORM refuse_run_change('go from ' || OLD.state || ' to ' || NEW.state);
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- Files that print a foreword say no more than the run does.
CREATE FUNCTION redact_with_foreword() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM redact_run_files(ARRAY(SELECT f.content_sha256 FROM report_run_file f WHERE f.run_id = NEW.id AND f.content_sha256 IS NOT NULL),
                           coalesce(nullif(current_setting('app.reason', true), ''), 'Vorwort gelöscht'));
  RETURN NEW;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION redact_with_foreword() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER report_run_redaction AFTER UPDATE OF parameters ON report_run
  FOR EACH ROW WHEN (NEW.parameters IS DISTINCT FROM OLD.parameters) EXECUTE FUNCTION redact_with_foreword();
--> statement-breakpoint
-- Redacts a run for good: the bytes of its files, of those in the formats named or of all, and then its foreword as well.
-- Says which files are gone by it. For the program alone.
CREATE FUNCTION redact_run(run uuid, wanted text[], why text)
RETURNS TABLE (run_id uuid, format text, byte_length bigint, file_hash text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  hashes text[];
BEGIN
  IF acting_role() IS DISTINCT FROM 'system' THEN
    RAISE EXCEPTION 'only the program redacts' USING ERRCODE = 'insufficient_privilege';
  END IF;
  hashes := ARRAY(SELECT f.content_sha256 FROM report_run_file f WHERE f.run_id = run AND f.content_sha256 IS NOT NULL
                  AND (wanted IS NULL OR f.format = ANY (wanted)));
  IF wanted IS NULL THEN
    UPDATE report_run r SET parameters = jsonb_set(r.parameters, '{foreword}', '"gelöscht"')
    WHERE r.id = run AND r.parameters ->> 'foreword' <> 'gelöscht';
  END IF;
  PERFORM redact_run_files(hashes, why);
  RETURN QUERY SELECT f.run_id, f.format, f.byte_length, f.file_hash FROM report_run_file f
    WHERE f.file_hash = ANY (hashes) ORDER BY f.run_id <> run, f.run_id, f.format;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION redact_run(uuid, text[], text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION redact_run(uuid, text[], text) TO steckbrief_app;
--> statement-breakpoint
-- Forgetting a person now also says how many files of runs are gone, because their foreword named the person.
ALTER FUNCTION forget_person(uuid) RENAME TO forget_person_in_tables;
--> statement-breakpoint
REVOKE ALL ON FUNCTION forget_person_in_tables(uuid) FROM PUBLIC, steckbrief_auth;
--> statement-breakpoint
CREATE FUNCTION forget_person(forgotten uuid) RETURNS TABLE (concerns text, outcome text, entries bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  before bigint := (SELECT count(*) FROM report_run_file WHERE redacted_at IS NOT NULL);
BEGIN
  RETURN QUERY SELECT * FROM forget_person_in_tables(forgotten);
  concerns := 'report_run_file';
  outcome := 'emptied';
  entries := (SELECT count(*) FROM report_run_file WHERE redacted_at IS NOT NULL) - before;
  IF entries > 0 THEN RETURN NEXT; END IF;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION forget_person(uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION forget_person(uuid) TO steckbrief_auth;
