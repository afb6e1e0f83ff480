CREATE TABLE "report_run" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"report_id" text collate "C" NOT NULL,
	"parameters" jsonb NOT NULL,
	"audience" text collate "C" NOT NULL,
	"language" text NOT NULL,
	"revision" integer NOT NULL,
	"reckoning_day" date NOT NULL,
	"program_version" text collate "C" NOT NULL,
	"formats" jsonb NOT NULL,
	"question_sha256" text collate "C" NOT NULL,
	"seal" text collate "C",
	"asked_by" text collate "C" NOT NULL,
	"asker" text collate "C" NOT NULL,
	"person_id" uuid,
	"schedule_id" uuid,
	"again_of" uuid,
	"state" text DEFAULT 'waiting' NOT NULL,
	"error" text collate "C",
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "report_run_sha256" CHECK ("report_run"."question_sha256" ~ '^[0-9a-f]{64}$' and "report_run"."revision" >= 0),
	CONSTRAINT "report_run_state" CHECK ("report_run"."state" in ('waiting', 'running', 'done', 'failed', 'cancelled') and ("report_run"."state" in ('done', 'failed', 'cancelled')) = ("report_run"."ended_at" is not null) and ("report_run"."state" = 'failed') = ("report_run"."error" is not null))
);
--> statement-breakpoint
CREATE TABLE "report_run_file" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"run_id" uuid NOT NULL,
	"format" text NOT NULL,
	"file_name" text collate "C" NOT NULL,
	"media_type" text collate "C" NOT NULL,
	"byte_length" bigint NOT NULL,
	"file_hash" text collate "C" NOT NULL,
	"content_sha256" text,
	"redacted_at" timestamp with time zone,
	"redaction_reason" text,
	CONSTRAINT "report_run_file_format" UNIQUE("run_id","format"),
	CONSTRAINT "report_run_file_hash" CHECK ("report_run_file"."file_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "report_run_file_content" CHECK (("report_run_file"."content_sha256" is null) = ("report_run_file"."redacted_at" is not null) and ("report_run_file"."redacted_at" is null) = ("report_run_file"."redaction_reason" is null) and ("report_run_file"."content_sha256" is null or "report_run_file"."content_sha256" = "report_run_file"."file_hash"))
);
--> statement-breakpoint
CREATE TABLE "report_run_progress" (
	"run_id" uuid PRIMARY KEY NOT NULL,
	"worker" uuid NOT NULL,
	"attempts" integer DEFAULT 1 NOT NULL,
	"step" text collate "C" NOT NULL,
	"steps_done" integer DEFAULT 0 NOT NULL,
	"steps_total" integer NOT NULL,
	"updated_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "report_schedule" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"report_id" text collate "C" NOT NULL,
	"parameters" jsonb NOT NULL,
	"audience" text collate "C" NOT NULL,
	"language" text NOT NULL,
	"formats" jsonb NOT NULL,
	"rhythm" text NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"last_occasion" text collate "C",
	CONSTRAINT "report_schedule_rhythm" CHECK ("report_schedule"."rhythm" in ('daily', 'weekly', 'monthly', 'publication') and "report_schedule"."language" in ('de', 'en'))
);
--> statement-breakpoint
ALTER TABLE "report_run" ADD CONSTRAINT "report_run_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_run_file" ADD CONSTRAINT "report_run_file_run_id_report_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."report_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_run_file" ADD CONSTRAINT "report_run_file_content_sha256_stored_file_sha256_fk" FOREIGN KEY ("content_sha256") REFERENCES "public"."stored_file"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_run_progress" ADD CONSTRAINT "report_run_progress_run_id_report_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."report_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_schedule" ADD CONSTRAINT "report_schedule_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "report_run_question" ON "report_run" USING btree ("question_sha256");--> statement-breakpoint
CREATE INDEX "report_run_newest" ON "report_run" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "report_run_asker" ON "report_run" USING btree ("asker","started_at");--> statement-breakpoint
CREATE INDEX "report_run_open" ON "report_run" USING btree ("state") WHERE "report_run"."state" in ('waiting', 'running');--> statement-breakpoint
CREATE INDEX "report_run_file_by_content" ON "report_run_file" USING btree ("content_sha256");--> statement-breakpoint
CREATE INDEX "report_schedule_person" ON "report_schedule" USING btree ("person_id");--> statement-breakpoint

-- ------------------------------------------------------------------ what was drawn stays as it was drawn

CREATE FUNCTION refuse_run_change(what text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a run of a report does not %', what USING ERRCODE = 'check_violation', CONSTRAINT = 'report_run_step';
END $$;
--> statement-breakpoint
-- Inputs never change, and an end is an end. Whoever asked may cancel; only the program draws.
CREATE FUNCTION guard_report_run() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  moving text[] := ARRAY['state', 'error', 'started_at', 'ended_at'];
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'waiting' THEN PERFORM refuse_run_change('begin as ' || NEW.state); END IF;
    RETURN NEW;
  END IF;
  IF TG_OP <> 'UPDATE' THEN PERFORM refuse_run_change('go away'); END IF;
  IF to_jsonb(NEW) - moving IS DISTINCT FROM to_jsonb(OLD) - moving THEN PERFORM refuse_run_change('change what it was made from'); END IF;
  IF NOT (OLD.state, NEW.state) IN (('waiting', 'running'), ('waiting', 'cancelled'), ('running', 'waiting'), ('running', 'done'),
                                    ('running', 'failed'), ('running', 'cancelled'))
     OR (NEW.state <> 'cancelled' AND acting_role() IS DISTINCT FROM 'system') THEN
    PERFORM refuse_run_change('go from ' || OLD.state || ' to ' || NEW.state);
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER report_run_guard BEFORE INSERT OR UPDATE OR DELETE ON report_run FOR EACH ROW EXECUTE FUNCTION guard_report_run();
--> statement-breakpoint
-- The one change a file knows is its redaction: the bytes go, everything else stays.
CREATE FUNCTION guard_report_run_file() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  moving text[] := ARRAY['content_sha256', 'redacted_at', 'redaction_reason'];
BEGIN
  IF TG_OP <> 'UPDATE' THEN PERFORM refuse_run_change('lose a file'); END IF;
  IF OLD.content_sha256 IS NULL OR NEW.content_sha256 IS NOT NULL
     OR to_jsonb(NEW) - moving IS DISTINCT FROM to_jsonb(OLD) - moving THEN
    PERFORM refuse_run_change('change a file');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER report_run_file_guard BEFORE UPDATE OR DELETE ON report_run_file FOR EACH ROW EXECUTE FUNCTION guard_report_run_file();
--> statement-breakpoint
CREATE TRIGGER report_run_no_truncate BEFORE TRUNCATE ON report_run FOR EACH STATEMENT EXECUTE FUNCTION guard_report_run();
--> statement-breakpoint
CREATE TRIGGER report_run_file_no_truncate BEFORE TRUNCATE ON report_run_file FOR EACH STATEMENT EXECUTE FUNCTION guard_report_run_file();
--> statement-breakpoint

-- ------------------------------------------------------------------ who sees and asks

GRANT SELECT, INSERT, UPDATE (state, error, started_at, ended_at) ON report_run TO steckbrief_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON report_run_progress TO steckbrief_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (content_sha256, redacted_at, redaction_reason) ON report_run_file TO steckbrief_app;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE, UPDATE (last_occasion) ON report_schedule TO steckbrief_app;
--> statement-breakpoint
ALTER TABLE report_run ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY report_run_seen ON report_run FOR SELECT TO steckbrief_app USING (acting_reader_of_all());
--> statement-breakpoint
CREATE POLICY report_run_asked ON report_run FOR INSERT TO steckbrief_app
  WITH CHECK (acting_role() = 'system' OR (acting_reader_of_all() AND person_id IS NOT DISTINCT FROM acting_person()));
--> statement-breakpoint
CREATE POLICY report_run_moved ON report_run FOR UPDATE TO steckbrief_app
  USING (acting_for_service_centre() OR (acting_role() = 'auditor' AND person_id = acting_person()))
  WITH CHECK (acting_for_service_centre() OR (acting_role() = 'auditor' AND person_id = acting_person()));
--> statement-breakpoint
ALTER TABLE report_run_progress ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY report_run_progress_seen ON report_run_progress FOR SELECT TO steckbrief_app USING (acting_reader_of_all());
--> statement-breakpoint
CREATE POLICY report_run_progress_kept ON report_run_progress TO steckbrief_app
  USING (acting_role() = 'system') WITH CHECK (acting_role() = 'system');
--> statement-breakpoint
ALTER TABLE report_run_file ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY report_run_file_seen ON report_run_file FOR SELECT TO steckbrief_app USING (acting_reader_of_all());
--> statement-breakpoint
CREATE POLICY report_run_file_kept ON report_run_file TO steckbrief_app
  USING (acting_role() = 'system') WITH CHECK (acting_role() = 'system');
--> statement-breakpoint
ALTER TABLE report_schedule ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY report_schedule_seen ON report_schedule FOR SELECT TO steckbrief_app USING (acting_reader_of_all());
--> statement-breakpoint
CREATE POLICY report_schedule_made ON report_schedule FOR INSERT TO steckbrief_app
  WITH CHECK (acting_for_service_centre() AND (person_id = acting_person() OR acting_role() = 'system'));
--> statement-breakpoint
CREATE POLICY report_schedule_removed ON report_schedule FOR DELETE TO steckbrief_app USING (acting_for_service_centre());
--> statement-breakpoint
CREATE POLICY report_schedule_moved ON report_schedule FOR UPDATE TO steckbrief_app
  USING (acting_role() = 'system') WITH CHECK (acting_role() = 'system');
--> statement-breakpoint
-- Files of runs are read like the runs themselves.
CREATE POLICY stored_file_of_run ON stored_file FOR SELECT TO steckbrief_app
  USING (EXISTS (SELECT FROM report_run_file f WHERE f.content_sha256 = stored_file.sha256));
--> statement-breakpoint
CREATE POLICY stored_file_chunk_of_run ON stored_file_chunk FOR SELECT TO steckbrief_app
  USING (EXISTS (SELECT FROM report_run_file f WHERE f.content_sha256 = stored_file_chunk.sha256));
--> statement-breakpoint

-- ------------------------------------------------------------------ work that waits

-- A worker holds this lock as long as it lives; the server frees it when the process is gone, however it went.
CREATE FUNCTION report_worker_lock(worker uuid) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN hashtextextended('steckbrief.report-worker:' || worker::text, 0);
--> statement-breakpoint
-- Whether a run waits or was left behind by a worker that is gone, or a schedule waits for a new revision.
CREATE FUNCTION report_work_waits() RETURNS boolean
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
RETURN EXISTS (SELECT FROM report_run r WHERE r.state = 'waiting')
  OR EXISTS (SELECT FROM report_run r LEFT JOIN report_run_progress p ON p.run_id = r.id
             WHERE r.state = 'running' AND pg_try_advisory_xact_lock(report_worker_lock(p.worker)));
--> statement-breakpoint
REVOKE ALL ON FUNCTION report_work_waits() FROM PUBLIC;
--> statement-breakpoint
CREATE FUNCTION report_schedules_wait() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
RETURN EXISTS (SELECT FROM report_schedule s JOIN person p ON p.id = s.person_id
               WHERE s.rhythm = 'publication' AND p.state = 'active' AND p.role IN ('staff', 'lead')
               AND s.last_occasion IS DISTINCT FROM (SELECT coalesce(max(v.revision), 0)::text FROM registry_revision v));
--> statement-breakpoint
REVOKE ALL ON FUNCTION report_schedules_wait() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION report_work_waits(), report_schedules_wait() TO steckbrief_jobs;
--> statement-breakpoint
-- Mail to the owner of a schedule whose run is done; the application causes it without learning the address.
CREATE FUNCTION tell_schedule_owner(run uuid, mail_subject text, mail_body text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  told integer;
BEGIN
  IF acting_role() IS DISTINCT FROM 'system' THEN RETURN 0; END IF;
  INSERT INTO outgoing_mail (to_address, subject, body, kind, person_id)
  SELECT p.email, mail_subject, mail_body, 'reportRun', p.id
  FROM report_run r JOIN report_schedule s ON s.id = r.schedule_id JOIN person p ON p.id = s.person_id
  WHERE r.id = run AND p.state = 'active';
  GET DIAGNOSTICS told = ROW_COUNT;
  RETURN told;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION tell_schedule_owner(uuid, text, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION tell_schedule_owner(uuid, text, text) TO steckbrief_app;
--> statement-breakpoint

-- ------------------------------------------------------------------ classes and trail

INSERT INTO column_class (table_name, column_name, class)
SELECT c.table_name, c.column_name, 'internal'
FROM information_schema.columns c
WHERE c.table_schema = 'public' AND c.table_name IN ('report_run', 'report_run_progress', 'report_run_file', 'report_schedule');
--> statement-breakpoint
CALL cover_by_trail('report_run', 'id');
--> statement-breakpoint
CALL cover_by_trail('report_run_file', 'id');
--> statement-breakpoint
CALL cover_by_trail('report_schedule', 'id');
