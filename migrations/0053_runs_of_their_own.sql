ALTER TABLE "report_run_file" ADD COLUMN "pages" integer;--> statement-breakpoint
ALTER TABLE "report_run_file" ADD CONSTRAINT "report_run_file_pages" CHECK ("report_run_file"."pages" > 0);--> statement-breakpoint
INSERT INTO column_class (table_name, column_name, class) VALUES ('report_run_file', 'pages', 'internal');
--> statement-breakpoint

-- A city has runs of two kinds: of what is published, and of what is its own. The latter keep what they read besides, and say
-- whose it is; what somebody of another city asked for, under whatever name, is never seen.
CREATE FUNCTION is_own_run(audience text, parameters jsonb) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
RETURN audience = 'public' OR (audience = 'city' AND coalesce(parameters ->> 'city' = acting_city(), false));
--> statement-breakpoint
ALTER POLICY report_run_seen ON report_run
  USING (acting_reader_of_all() OR (asker = acting_run_owner() AND is_own_run(audience, parameters)));
--> statement-breakpoint
ALTER POLICY report_run_asked ON report_run
  WITH CHECK (acting_role() = 'system'
    OR (person_id IS NOT DISTINCT FROM acting_person()
      AND (acting_reader_of_all()
        OR (asker = acting_run_owner() AND is_own_run(audience, parameters) AND (audience = 'city' OR beside IS NULL)))));
--> statement-breakpoint

-- The lead of the service centre redacts as well, with a reason that stands in the trail and on the page of the run.
CREATE FUNCTION acting_may_redact() RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
RETURN coalesce(acting_role() IN ('system', 'lead'), false);
--> statement-breakpoint
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
  IF NEW.parameters IS DISTINCT FROM OLD.parameters AND acting_may_redact() AND NEW.parameters ->> 'foreword' LIKE '%gelöscht%'
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
CREATE OR REPLACE FUNCTION redact_run(run uuid, wanted text[], why text)
RETURNS TABLE (run_id uuid, format text, byte_length bigint, file_hash text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  hashes text[];
BEGIN
  IF NOT acting_may_redact() OR coalesce(btrim(why), '') = '' THEN
    RAISE EXCEPTION 'only the program and the lead redact, with a reason' USING ERRCODE = 'insufficient_privilege';
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
