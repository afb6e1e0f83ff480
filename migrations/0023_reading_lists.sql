CREATE TABLE "import_answer" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"source_key" text NOT NULL,
	"headings_sha256" text NOT NULL,
	"question" text NOT NULL,
	"answer" text NOT NULL,
	"answered_by" text NOT NULL,
	"answered_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "import_answer_once" UNIQUE("headings_sha256","question"),
	CONSTRAINT "import_answer_length" CHECK (length("import_answer"."question") <= 100 and length("import_answer"."answer") <= 200)
);
--> statement-breakpoint
CREATE TABLE "import_progress" (
	"import_id" uuid PRIMARY KEY NOT NULL,
	"phase" text NOT NULL,
	"rows_read" integer DEFAULT 0 NOT NULL,
	"rows_total" integer,
	"attempts" integer DEFAULT 0 NOT NULL,
	"is_cancelled" boolean DEFAULT false NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "import_progress_phase" CHECK ("import_progress"."phase" in ('waiting', 'looking', 'checking', 'comparing'))
);
--> statement-breakpoint
ALTER TABLE "import_run" DROP CONSTRAINT "import_run_state";--> statement-breakpoint
ALTER TABLE "import_row" ADD COLUMN "version_columns" jsonb;--> statement-breakpoint
ALTER TABLE "import_row" ADD COLUMN "total_eligible_cost" bigint;--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "headings_sha256" text;--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "sent_date" date;--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "failure" jsonb;--> statement-breakpoint
ALTER TABLE "import_progress" ADD CONSTRAINT "import_progress_import_id_import_run_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."import_run"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_state" CHECK ("import_run"."state" in ('reading', 'failed', 'preview', 'proposed', 'committed') and ("import_run"."state" = 'committed') = ("import_run"."committed_at" is not null) and ("import_run"."state" = 'failed') = ("import_run"."failure" is not null));--> statement-breakpoint

-- ------------------------------------------------------------------ who may

GRANT SELECT, INSERT, UPDATE, DELETE ON import_progress, import_answer TO steckbrief_app;
--> statement-breakpoint
ALTER TABLE import_progress ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY import_progress_service_centre ON import_progress TO steckbrief_app
  USING (acting_for_service_centre()) WITH CHECK (acting_for_service_centre());
--> statement-breakpoint
CREATE POLICY import_progress_audited ON import_progress FOR SELECT TO steckbrief_app USING (acting_role() = 'auditor');
--> statement-breakpoint
ALTER TABLE import_answer ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY import_answer_service_centre ON import_answer TO steckbrief_app
  USING (acting_for_service_centre()) WITH CHECK (acting_for_service_centre());
--> statement-breakpoint
CREATE POLICY import_answer_audited ON import_answer FOR SELECT TO steckbrief_app USING (acting_role() = 'auditor');
--> statement-breakpoint
INSERT INTO column_class (table_name, column_name, class)
SELECT c.table_name, c.column_name, 'internal'
FROM information_schema.columns c WHERE c.table_schema = 'public' AND c.table_name IN ('import_progress', 'import_answer');
--> statement-breakpoint
INSERT INTO column_class (table_name, column_name, class)
VALUES ('import_row', 'version_columns', 'personal'), ('import_row', 'total_eligible_cost', 'internal'),
       ('import_run', 'headings_sha256', 'internal'), ('import_run', 'sent_date', 'internal'), ('import_run', 'failure', 'internal');
--> statement-breakpoint
CALL cover_by_trail('import_answer', 'id');
--> statement-breakpoint

-- Whether a file waits to be read; asked by the role of the jobs, which sees no imports.
CREATE FUNCTION import_work_waits() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
RETURN EXISTS (SELECT FROM import_run r WHERE r.state = 'reading');
--> statement-breakpoint
REVOKE ALL ON FUNCTION import_work_waits() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION import_work_waits() TO steckbrief_jobs;
--> statement-breakpoint

-- What was previewed is what is proposed and published. Whoever proposed an import does not publish it. Until it is
-- proposed it may be read again, when a question was answered.
CREATE OR REPLACE FUNCTION guard_import_run() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  administrative text[] := ARRAY['state', 'proposed_by', 'proposed_at', 'committed_revision', 'committed_at', 'committed_by'];
BEGIN
  IF acting_role() = 'system' OR acting_role() IS NULL THEN RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END; END IF;
  IF TG_OP = 'DELETE' THEN
    IF OLD.state NOT IN ('reading', 'failed', 'preview') THEN PERFORM refuse_import_step('remove what is ' || OLD.state); END IF;
    RETURN OLD;
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state NOT IN ('reading', 'preview') OR NEW.proposed_by IS NOT NULL OR NEW.committed_revision IS NOT NULL THEN
      PERFORM refuse_import_step('begin as ' || NEW.state);
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.state = 'preview' AND NEW.state IN ('preview', 'reading')
     AND NEW.proposed_by IS NULL AND NEW.committed_revision IS NULL
     AND NEW.id = OLD.id AND NEW.file_sha256 = OLD.file_sha256 AND NEW.created_by = OLD.created_by THEN
    RETURN NEW;
  END IF;
  IF to_jsonb(NEW) - administrative IS DISTINCT FROM to_jsonb(OLD) - administrative THEN
    PERFORM refuse_import_step('change what was previewed');
  END IF;
  NEW.proposed_by := OLD.proposed_by;
  NEW.proposed_at := OLD.proposed_at;
  IF OLD.state = 'preview' AND NEW.state = 'proposed' AND acting_person() IS NOT NULL
     AND NEW.committed_revision IS NULL THEN
    NEW.proposed_by := acting_person();
    NEW.proposed_at := clock_timestamp();
  ELSIF OLD.state = 'proposed' AND NEW.state = 'preview' AND OLD.proposed_by = acting_person()
        AND OLD.committed_revision IS NULL AND NEW.committed_revision IS NULL THEN
    NEW.proposed_by := NULL;
    NEW.proposed_at := NULL;
  ELSIF OLD.state = 'proposed' AND NEW.state IN ('proposed', 'committed')
        AND acting_role() = 'lead' AND OLD.proposed_by <> acting_person() THEN
    NULL;
  ELSE
    PERFORM refuse_import_step(OLD.state || ' to ' || NEW.state);
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- Staged columns of a list are what the list says: kept as its other parts are.
CREATE OR REPLACE FUNCTION kept_when_forgetting() RETURNS TABLE (table_name text, column_name text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  VALUES
  ('project_version', 'beneficiary_name'), ('project_version', 'executing_body_name'), ('project_version', 'source_fields'),
  ('project_version', 'search_text'),
  ('project_draft', 'beneficiary_name'), ('project_draft', 'executing_body_name'), ('project_draft', 'source_fields'),
  ('organisation', 'key'), ('organisation_version', 'name'), ('organisation_wording', 'wording'), ('proof_body', 'name'),
  ('import_run', 'summary'), ('import_run', 'file_name'), ('import_row', 'input'), ('import_row', 'differences'), ('import_row', 'version_columns'),
  ('stored_file_chunk', 'bytes'),
  ('access_log', 'actor'), ('access_log', 'person_id'), ('access_log', 'subject')
$$;
