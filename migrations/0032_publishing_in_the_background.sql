ALTER TABLE "import_progress" DROP CONSTRAINT "import_progress_phase";--> statement-breakpoint
ALTER TABLE "import_progress" ADD COLUMN "publisher" jsonb;--> statement-breakpoint
ALTER TABLE "import_progress" ADD COLUMN "request_id" text;--> statement-breakpoint
ALTER TABLE "import_progress" ADD COLUMN "failure" jsonb;--> statement-breakpoint
ALTER TABLE "import_progress" ADD CONSTRAINT "import_progress_phase" CHECK ("import_progress"."phase" in ('waiting', 'looking', 'checking', 'comparing', 'publishing'));--> statement-breakpoint
INSERT INTO column_class (table_name, column_name, class)
VALUES ('import_progress', 'publisher', 'internal'), ('import_progress', 'request_id', 'internal'), ('import_progress', 'failure', 'internal');
--> statement-breakpoint

-- ------------------------------------------------------------------ publishing in the background

-- In whose name something is published in the background is for a lead to say, of herself. Others only end it.
CREATE FUNCTION guard_import_progress() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.publisher IS NULL OR acting_role() IS NULL THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' AND NEW.publisher IS NOT DISTINCT FROM OLD.publisher THEN RETURN NEW; END IF;
  IF acting_role() <> 'lead' OR acting_person() IS NULL
     OR NEW.publisher IS DISTINCT FROM jsonb_build_object('id', acting_actor(), 'role', 'lead', 'personId', acting_person()::text) THEN
    PERFORM refuse_import_step('publish in the name of somebody else');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER import_progress_guard BEFORE INSERT OR UPDATE ON import_progress FOR EACH ROW EXECUTE FUNCTION guard_import_progress();
--> statement-breakpoint
-- Whether an import waits to be published; asked by the role of the jobs, which sees no imports.
CREATE FUNCTION publication_waits() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
RETURN EXISTS (SELECT FROM import_progress p WHERE p.publisher IS NOT NULL);
--> statement-breakpoint
REVOKE ALL ON FUNCTION publication_waits() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION publication_waits() TO steckbrief_jobs;
