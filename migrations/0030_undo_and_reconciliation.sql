CREATE TABLE "import_undo" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"import_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"left_as_is" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"state" text DEFAULT 'proposed' NOT NULL,
	"requested_by" uuid NOT NULL,
	"requested_at" timestamp with time zone DEFAULT now() NOT NULL,
	"published_revision" integer,
	"published_at" timestamp with time zone,
	"published_by" text,
	CONSTRAINT "import_undo_once" UNIQUE("import_id"),
	CONSTRAINT "import_undo_state" CHECK ("import_undo"."state" in ('proposed', 'published') and ("import_undo"."state" = 'published') = ("import_undo"."published_at" is not null)),
	CONSTRAINT "import_undo_reason" CHECK (length(btrim("import_undo"."reason")) between 1 and 2000)
);
--> statement-breakpoint
CREATE TABLE "reconciliation" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"import_id" uuid NOT NULL,
	"body" text NOT NULL,
	"previous_id" uuid,
	"scope" jsonb NOT NULL,
	"revision" integer,
	"outcome" jsonb,
	"compared_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	CONSTRAINT "reconciliation_import_once" UNIQUE("import_id"),
	CONSTRAINT "reconciliation_body" CHECK ("reconciliation"."body" in ('sab', 'managingAuthority', 'other')),
	CONSTRAINT "reconciliation_compared" CHECK (("reconciliation"."compared_at" is null) = ("reconciliation"."outcome" is null) and ("reconciliation"."compared_at" is null) = ("reconciliation"."revision" is null))
);
--> statement-breakpoint
CREATE TABLE "reconciliation_difference" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"reconciliation_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"field" text NOT NULL,
	"subject" text NOT NULL,
	"project_id" bigint,
	"reference" text,
	"row_number" integer,
	"title" text NOT NULL,
	"matched_by" text,
	"here" text,
	"there" text,
	"effect" bigint NOT NULL,
	"since" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"assigned_to" uuid,
	"reason" text,
	"explanation" text,
	"earlier" text,
	"settled_by" text,
	"settled_at" timestamp with time zone,
	CONSTRAINT "reconciliation_difference_once" UNIQUE("reconciliation_id","kind","field","subject"),
	CONSTRAINT "reconciliation_difference_kind" CHECK ("reconciliation_difference"."kind" in ('onlyHere', 'onlyThere', 'amount', 'date', 'name')),
	CONSTRAINT "reconciliation_difference_state" CHECK ("reconciliation_difference"."state" in ('open', 'explained', 'closed') and "reconciliation_difference"."since" in ('new', 'changed', 'same') and ("reconciliation_difference"."state" = 'open' or "reconciliation_difference"."reason" is not null))
);
--> statement-breakpoint
ALTER TABLE "import_identity" ADD COLUMN "before_sha256" text;--> statement-breakpoint
ALTER TABLE "import_identity" ADD COLUMN "before_import_id" uuid;--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "purpose" text DEFAULT 'import' NOT NULL;--> statement-breakpoint
ALTER TABLE "import_undo" ADD CONSTRAINT "import_undo_import_id_import_run_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."import_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_undo" ADD CONSTRAINT "import_undo_requested_by_person_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_undo" ADD CONSTRAINT "import_undo_published_revision_registry_revision_revision_fk" FOREIGN KEY ("published_revision") REFERENCES "public"."registry_revision"("revision") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reconciliation" ADD CONSTRAINT "reconciliation_import_id_import_run_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."import_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reconciliation" ADD CONSTRAINT "reconciliation_previous_id_reconciliation_id_fk" FOREIGN KEY ("previous_id") REFERENCES "public"."reconciliation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reconciliation_difference" ADD CONSTRAINT "reconciliation_difference_reconciliation_id_reconciliation_id_fk" FOREIGN KEY ("reconciliation_id") REFERENCES "public"."reconciliation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reconciliation_difference" ADD CONSTRAINT "reconciliation_difference_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reconciliation_difference" ADD CONSTRAINT "reconciliation_difference_assigned_to_person_id_fk" FOREIGN KEY ("assigned_to") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reconciliation_previous" ON "reconciliation" USING btree ("previous_id");--> statement-breakpoint
CREATE INDEX "reconciliation_difference_order" ON "reconciliation_difference" USING btree ("reconciliation_id","position");--> statement-breakpoint
ALTER TABLE "import_identity" ADD CONSTRAINT "import_identity_before_import_id_import_run_id_fk" FOREIGN KEY ("before_import_id") REFERENCES "public"."import_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_purpose" CHECK ("import_run"."purpose" = 'import' or ("import_run"."purpose" = 'reconciliation' and "import_run"."state" in ('reading', 'failed', 'preview')));--> statement-breakpoint
-- ------------------------------------------------------------------ undoing an import

GRANT SELECT, INSERT, UPDATE, DELETE ON import_undo TO steckbrief_app;
--> statement-breakpoint
ALTER TABLE import_undo ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY import_undo_service_centre ON import_undo TO steckbrief_app
  USING (acting_for_service_centre()) WITH CHECK (acting_for_service_centre());
--> statement-breakpoint
CREATE POLICY import_undo_audited ON import_undo FOR SELECT TO steckbrief_app USING (acting_role() = 'auditor');
--> statement-breakpoint
INSERT INTO column_class (table_name, column_name, class)
SELECT c.table_name, c.column_name, 'internal'
FROM information_schema.columns c WHERE c.table_schema = 'public' AND c.table_name = 'import_undo';
--> statement-breakpoint
INSERT INTO column_class (table_name, column_name, class)
VALUES ('import_identity', 'before_sha256', 'internal'), ('import_identity', 'before_import_id', 'internal');
--> statement-breakpoint
CALL cover_by_trail('import_undo', 'id');
--> statement-breakpoint
-- One person asks for it, another publishes it; until then the first may take the request back.
CREATE FUNCTION guard_import_undo() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  administrative text[] := ARRAY['state', 'published_revision', 'published_at', 'published_by'];
BEGIN
  IF acting_role() = 'system' OR acting_role() IS NULL THEN RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END; END IF;
  IF TG_OP = 'INSERT' THEN
    IF acting_person() IS NULL OR NEW.published_revision IS NOT NULL OR NEW.state <> 'proposed' OR NOT EXISTS (
      SELECT FROM import_run r WHERE r.id = NEW.import_id AND r.state = 'committed' AND r.committed_revision IS NOT NULL) THEN
      PERFORM refuse_import_step('undo what is not published');
    END IF;
    NEW.requested_by := acting_person();
    NEW.requested_at := clock_timestamp();
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' THEN
    IF OLD.state <> 'proposed' OR OLD.requested_by IS DISTINCT FROM acting_person() THEN
      PERFORM refuse_import_step('take back the undoing of somebody else');
    END IF;
    RETURN OLD;
  END IF;
  IF to_jsonb(NEW) - administrative IS DISTINCT FROM to_jsonb(OLD) - administrative OR OLD.state <> 'proposed'
     OR acting_role() <> 'lead' OR OLD.requested_by IS NOT DISTINCT FROM acting_person() THEN
    PERFORM refuse_import_step('publish an undoing');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER import_undo_guard BEFORE INSERT OR UPDATE OR DELETE ON import_undo FOR EACH ROW EXECUTE FUNCTION guard_import_undo();
--> statement-breakpoint
-- Nothing is published, amended or withdrawn by one person alone: what an import brought goes back when somebody else
-- asked for that.
CREATE OR REPLACE FUNCTION require_four_eyes() RETURNS trigger
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
                        SELECT FROM import_row i WHERE i.import_id = r.id AND i.project_id = w.project_id)))
         AND NOT EXISTS (
               SELECT FROM import_undo u JOIN import_run r ON r.id = u.import_id
               WHERE u.state = 'proposed' AND u.requested_by <> acting_person()
                 AND u.published_revision = coalesce(w.superseded_revision, w.published_revision)
                 AND EXISTS (
                       SELECT FROM project_version v
                       WHERE v.project_id = w.project_id
                         AND (v.published_revision = r.committed_revision OR v.superseded_revision = r.committed_revision)))) THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION 'nothing is published by one person alone'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'project_version_four_eyes';
END $$;
--> statement-breakpoint

-- ------------------------------------------------------------------ reconciliation with lists of other bodies

GRANT SELECT, INSERT, UPDATE ON reconciliation, reconciliation_difference TO steckbrief_app;
--> statement-breakpoint
ALTER TABLE reconciliation ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY reconciliation_service_centre ON reconciliation TO steckbrief_app
  USING (acting_for_service_centre()) WITH CHECK (acting_for_service_centre());
--> statement-breakpoint
CREATE POLICY reconciliation_audited ON reconciliation FOR SELECT TO steckbrief_app USING (acting_role() = 'auditor');
--> statement-breakpoint
ALTER TABLE reconciliation_difference ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY reconciliation_difference_service_centre ON reconciliation_difference TO steckbrief_app
  USING (acting_for_service_centre()) WITH CHECK (acting_for_service_centre());
--> statement-breakpoint
CREATE POLICY reconciliation_difference_audited ON reconciliation_difference FOR SELECT TO steckbrief_app
  USING (acting_role() = 'auditor');
--> statement-breakpoint
-- Names of both sides, and what somebody wrote about a difference, are searched when a person is
-- forgotten.
INSERT INTO column_class (table_name, column_name, class)
SELECT c.table_name, c.column_name,
  CASE WHEN c.table_name = 'reconciliation_difference' AND c.column_name IN ('title', 'here', 'there', 'explanation', 'earlier')
    THEN 'personal' ELSE 'internal' END
FROM information_schema.columns c
WHERE c.table_schema = 'public' AND c.table_name IN ('reconciliation', 'reconciliation_difference');
--> statement-breakpoint
INSERT INTO column_class (table_name, column_name, class) VALUES ('import_run', 'purpose', 'internal');
--> statement-breakpoint
CALL cover_by_trail('reconciliation', 'id');
--> statement-breakpoint
CALL cover_by_trail('reconciliation_difference', 'id');
