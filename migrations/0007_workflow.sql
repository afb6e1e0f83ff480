ALTER TABLE "import_run" DROP CONSTRAINT "import_run_state";--> statement-breakpoint
ALTER TABLE "idempotency_key" DROP CONSTRAINT "idempotency_key_state";--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "proposed_by" uuid;--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "proposed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "idempotency_key" ADD COLUMN "location" text;--> statement-breakpoint
ALTER TABLE "project_draft" ADD COLUMN "applied_for" jsonb;--> statement-breakpoint
ALTER TABLE "project_version" ADD COLUMN "applied_for" jsonb;--> statement-breakpoint
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_proposed_by_person_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_proposed" CHECK (("import_run"."proposed_by" is null) = ("import_run"."proposed_at" is null) and ("import_run"."state" <> 'proposed' or "import_run"."proposed_by" is not null));--> statement-breakpoint
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_state" CHECK ("import_run"."state" in ('preview', 'proposed', 'committed') and ("import_run"."state" = 'committed') = ("import_run"."committed_at" is not null));--> statement-breakpoint
ALTER TABLE "idempotency_key" ADD CONSTRAINT "idempotency_key_state" CHECK (("idempotency_key"."state" in ('running', 'done') and "idempotency_key"."status" is null and "idempotency_key"."headers" is null and "idempotency_key"."body" is null) or ("idempotency_key"."state" = 'answered' and "idempotency_key"."status" between 200 and 499 and "idempotency_key"."headers" is not null and "idempotency_key"."body" is not null));--> statement-breakpoint

-- ------------------------------------------------------------------ drafts: whose project, and when it gets its identity

-- The city's lead hands in what belongs to a city, the service centre what is its own. Whoever handed in cannot check.
-- Names and times of steps are written here, whatever the statement says. What was handed in does not change any more.
-- A city works on its own projects only. A new project gets its identity when a lead publishes it.
-- The program itself (samples, imports by the owner) is not held up.
CREATE OR REPLACE FUNCTION guard_draft() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  own boolean := CASE WHEN NEW.owner_city IS NULL THEN acting_for_service_centre()
                      ELSE acting_for_city(NEW.owner_city) AND acting_role() = 'cityLead' END;
  administrative text[] := ARRAY['state', 'handed_in_by', 'handed_in_at', 'checked_by', 'checked_at', 'project_id', 'version', 'updated_at'];
BEGIN
  IF acting_role() = 'system' OR acting_role() IS NULL THEN RETURN NEW; END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'draft' OR NEW.handed_in_by IS NOT NULL OR NEW.checked_by IS NOT NULL THEN PERFORM refuse_step('begin as ' || NEW.state); END IF;
    IF (NEW.kind = 'new') <> (NEW.project_id IS NULL) THEN PERFORM refuse_step('begin ' || NEW.kind || ' of another kind'); END IF;
    IF NEW.owner_city IS NOT NULL AND NEW.project_id IS NOT NULL AND NOT EXISTS (
         SELECT FROM project_version v JOIN place p ON p.id = v.place_id
         WHERE v.project_id = NEW.project_id AND v.superseded_revision IS NULL AND p.ags = NEW.owner_city) THEN
      PERFORM refuse_step('work on a project of somebody else');
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.owner_city IS DISTINCT FROM OLD.owner_city OR NEW.created_by <> OLD.created_by OR NEW.kind <> OLD.kind
     OR (OLD.project_id IS NOT NULL AND NEW.project_id IS DISTINCT FROM OLD.project_id) THEN
    PERFORM refuse_step('give a draft to somebody else');
  END IF;
  IF NEW.project_id IS DISTINCT FROM OLD.project_id
     AND NOT coalesce(OLD.state = 'accepted' AND acting_role() = 'lead' AND OLD.handed_in_by <> acting_person(), false) THEN
    PERFORM refuse_step('give a draft an identity');
  END IF;
  IF to_jsonb(NEW) - administrative IS DISTINCT FROM to_jsonb(OLD) - administrative THEN
    IF OLD.state IN ('submitted', 'accepted') OR (OLD.owner_city IS NOT NULL AND NOT acting_for_city(OLD.owner_city)) THEN
      PERFORM refuse_step('change what was handed in');
    END IF;
    NEW.version := OLD.version + 1;
    NEW.updated_at := clock_timestamp();
  ELSE
    NEW.version := OLD.version + (CASE WHEN NEW.state <> OLD.state THEN 1 ELSE 0 END);
  END IF;
  NEW.handed_in_by := OLD.handed_in_by;
  NEW.handed_in_at := OLD.handed_in_at;
  NEW.checked_by := OLD.checked_by;
  NEW.checked_at := OLD.checked_at;
  IF NEW.state = OLD.state THEN RETURN NEW; END IF;
  IF acting_person() IS NULL THEN PERFORM refuse_step('by nobody'); END IF;

  IF OLD.state IN ('draft', 'returned') AND NEW.state = 'submitted' AND own THEN
    IF NEW.owner_city IS NOT NULL AND NOT EXISTS (SELECT FROM place p WHERE p.id = NEW.place_id AND p.ags = NEW.owner_city) THEN
      PERFORM refuse_step('hand in a project of another city');
    END IF;
    NEW.handed_in_by := acting_person();
    NEW.handed_in_at := clock_timestamp();
    NEW.checked_by := NULL;
    NEW.checked_at := NULL;
  ELSIF OLD.state = 'submitted' AND NEW.state = 'draft' AND own THEN
    NEW.handed_in_by := NULL;
    NEW.handed_in_at := NULL;
  ELSIF ((OLD.state = 'submitted' AND NEW.state IN ('returned', 'accepted')) OR (OLD.state = 'accepted' AND NEW.state = 'returned'))
        AND acting_role() IN ('staff', 'lead') AND OLD.handed_in_by <> acting_person() THEN
    NEW.checked_by := acting_person();
    NEW.checked_at := clock_timestamp();
  ELSE
    PERFORM refuse_step(OLD.state || ' to ' || NEW.state);
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint

-- ------------------------------------------------------------------ imports: proposed by one person, published by another

CREATE FUNCTION refuse_import_step(step text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'this step of an import is not allowed: %', step USING ERRCODE = 'check_violation', CONSTRAINT = 'import_run_step';
END $$;
--> statement-breakpoint
-- What was previewed is what is proposed and published. Whoever proposed an import does not publish it.
CREATE FUNCTION guard_import_run() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  administrative text[] := ARRAY['state', 'proposed_by', 'proposed_at', 'committed_revision', 'committed_at', 'committed_by'];
BEGIN
  IF acting_role() = 'system' OR acting_role() IS NULL THEN RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END; END IF;
  IF TG_OP = 'DELETE' THEN
    IF OLD.state <> 'preview' THEN PERFORM refuse_import_step('remove what is ' || OLD.state); END IF;
    RETURN OLD;
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'preview' OR NEW.proposed_by IS NOT NULL OR NEW.committed_revision IS NOT NULL THEN
      PERFORM refuse_import_step('begin as ' || NEW.state);
    END IF;
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
  ELSIF OLD.state = 'proposed' AND NEW.state IN ('proposed', 'committed')
        AND acting_role() = 'lead' AND OLD.proposed_by <> acting_person() THEN
    NULL;
  ELSE
    PERFORM refuse_import_step(OLD.state || ' to ' || NEW.state);
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER import_run_guard BEFORE INSERT OR UPDATE OR DELETE ON import_run FOR EACH ROW EXECUTE FUNCTION guard_import_run();
--> statement-breakpoint
-- Rows belong to the preview: once an import is proposed they stay as they are.
CREATE FUNCTION guard_import_rows() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF acting_role() = 'system' OR acting_role() IS NULL THEN RETURN NULL; END IF;
  IF EXISTS (SELECT FROM touched JOIN import_run r ON r.id = touched.import_id WHERE r.state <> 'preview') THEN
    PERFORM refuse_import_step('change rows of what was proposed');
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER import_row_guard_insert AFTER INSERT ON import_row REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION guard_import_rows();
--> statement-breakpoint
CREATE TRIGGER import_row_guard_update AFTER UPDATE ON import_row REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION guard_import_rows();
--> statement-breakpoint
CREATE TRIGGER import_row_guard_delete AFTER DELETE ON import_row REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION guard_import_rows();
--> statement-breakpoint

-- ------------------------------------------------------------------ four eyes

-- Nothing is published, amended or withdrawn by one person alone: a lead publishes what somebody else handed in and the
-- service centre accepted, or what somebody else proposed as an import. The program itself is free to (samples, reference
-- data, imports on the command line), and so is the owner of the database (restoring, migrating).
CREATE FUNCTION require_four_eyes() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF acting_role() = 'system' THEN RETURN NULL; END IF;
  IF acting_role() IS NULL AND pg_has_role(current_user, (SELECT c.relowner FROM pg_class c WHERE c.oid = TG_RELID), 'USAGE') THEN
    RETURN NULL;
  END IF;
  IF acting_role() = 'lead' AND acting_person() IS NOT NULL AND NOT EXISTS (
       SELECT FROM written w
       WHERE NOT EXISTS (
               SELECT FROM project_draft d
               WHERE d.project_id = w.project_id AND d.state = 'accepted' AND d.handed_in_by <> acting_person())
         AND NOT EXISTS (
               SELECT FROM import_run r
               WHERE r.state = 'proposed' AND r.proposed_by <> acting_person()
                 AND r.committed_revision = coalesce(w.superseded_revision, w.published_revision)
                 AND ((w.version_number = 1 AND w.superseded_revision IS NULL) OR EXISTS (
                        SELECT FROM import_row i WHERE i.import_id = r.id AND i.project_id = w.project_id)))) THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION 'nothing is published by one person alone'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'project_version_four_eyes';
END $$;
--> statement-breakpoint
CREATE TRIGGER project_version_four_eyes_insert AFTER INSERT ON project_version
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION require_four_eyes();
--> statement-breakpoint
CREATE TRIGGER project_version_four_eyes_update AFTER UPDATE ON project_version
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION require_four_eyes();
--> statement-breakpoint

-- ------------------------------------------------------------------ classes

INSERT INTO column_class (table_name, column_name, class)
VALUES ('project_draft', 'applied_for', 'public'), ('project_version', 'applied_for', 'public'),
       ('import_run', 'proposed_by', 'internal'), ('import_run', 'proposed_at', 'internal'),
       ('idempotency_key', 'location', 'internal');
