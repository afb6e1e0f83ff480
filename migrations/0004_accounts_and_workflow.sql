CREATE TABLE "person" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text collate "de-x-icu" NOT NULL,
	"email" text collate "C" NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"role" text NOT NULL,
	"city_ags" text collate "C",
	"state" text DEFAULT 'invited' NOT NULL,
	"two_factor_enabled" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "person_email_unique" UNIQUE("email"),
	CONSTRAINT "person_role" CHECK ("person"."role" in ('cityEditor', 'cityLead', 'staff', 'lead', 'auditor', 'administrator')),
	CONSTRAINT "person_state" CHECK ("person"."state" in ('invited', 'active', 'locked', 'left')),
	CONSTRAINT "person_city" CHECK (("person"."role" in ('cityEditor', 'cityLead')) = ("person"."city_ags" is not null) and "person"."city_ags" ~ '^[0-9]{8}$')
);
--> statement-breakpoint
CREATE TABLE "attachment" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"draft_id" uuid NOT NULL,
	"project_id" bigint,
	"owner_city" text collate "C",
	"kind" text NOT NULL,
	"sha256" text NOT NULL,
	"file_name" text NOT NULL,
	"uploaded_by" uuid,
	"uploaded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "attachment_kind" CHECK ("attachment"."kind" in ('decision', 'proof', 'other')),
	CONSTRAINT "attachment_file_name" CHECK (length("attachment"."file_name") between 1 and 255)
);
--> statement-breakpoint
CREATE TABLE "draft_comment" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"draft_id" uuid NOT NULL,
	"project_id" bigint,
	"owner_city" text collate "C",
	"field" text,
	"body" text NOT NULL,
	"author_id" uuid,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"resolved_at" timestamp with time zone,
	"resolved_by" uuid,
	CONSTRAINT "draft_comment_body" CHECK (length(btrim("draft_comment"."body")) between 1 and 10000),
	CONSTRAINT "draft_comment_resolved" CHECK (("draft_comment"."resolved_at" is null) = ("draft_comment"."resolved_by" is null))
);
--> statement-breakpoint
CREATE TABLE "workflow_step" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "workflow_step_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"draft_id" uuid NOT NULL,
	"project_id" bigint,
	"owner_city" text collate "C",
	"step" text NOT NULL,
	"person_id" uuid,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"reason" text,
	"revision" integer,
	CONSTRAINT "workflow_step_known" CHECK ("workflow_step"."step" in ('begun', 'handedIn', 'takenBack', 'returned', 'accepted', 'reopened', 'published', 'discarded'))
);
--> statement-breakpoint
ALTER TABLE "access_token" DROP CONSTRAINT "access_token_role";--> statement-breakpoint
ALTER TABLE "project_draft" DROP CONSTRAINT "project_draft_name_filled";--> statement-breakpoint
ALTER TABLE "project_draft" DROP CONSTRAINT "project_draft_period_order";--> statement-breakpoint
ALTER TABLE "project_draft" DROP CONSTRAINT "project_draft_union_within_cost";--> statement-breakpoint
ALTER TABLE "project_draft" ADD COLUMN "kind" text DEFAULT 'new' NOT NULL;--> statement-breakpoint
ALTER TABLE "project_draft" ADD COLUMN "state" text DEFAULT 'draft' NOT NULL;--> statement-breakpoint
ALTER TABLE "project_draft" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "project_draft" ADD COLUMN "base_revision" integer;--> statement-breakpoint
ALTER TABLE "project_draft" ADD COLUMN "change_basis" text;--> statement-breakpoint
ALTER TABLE "project_draft" ADD COLUMN "note" text;--> statement-breakpoint
ALTER TABLE "project_draft" ADD COLUMN "round_id" uuid;--> statement-breakpoint
ALTER TABLE "project_draft" ADD COLUMN "handed_in_by" uuid;--> statement-breakpoint
ALTER TABLE "project_draft" ADD COLUMN "handed_in_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "project_draft" ADD COLUMN "checked_by" uuid;--> statement-breakpoint
ALTER TABLE "project_draft" ADD COLUMN "checked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "project_draft" ADD COLUMN "typed" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_sha256_stored_file_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."stored_file"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_uploaded_by_person_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_comment" ADD CONSTRAINT "draft_comment_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_comment" ADD CONSTRAINT "draft_comment_author_id_person_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_comment" ADD CONSTRAINT "draft_comment_resolved_by_person_id_fk" FOREIGN KEY ("resolved_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workflow_step" ADD CONSTRAINT "workflow_step_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workflow_step" ADD CONSTRAINT "workflow_step_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attachment_draft" ON "attachment" USING btree ("draft_id");--> statement-breakpoint
CREATE INDEX "attachment_project" ON "attachment" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "attachment_file" ON "attachment" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "draft_comment_draft" ON "draft_comment" USING btree ("draft_id","created_at");--> statement-breakpoint
CREATE INDEX "workflow_step_draft" ON "workflow_step" USING btree ("draft_id","id");--> statement-breakpoint
CREATE INDEX "workflow_step_project" ON "workflow_step" USING btree ("project_id","id");--> statement-breakpoint
ALTER TABLE "project_draft" ADD CONSTRAINT "project_draft_handed_in_by_person_id_fk" FOREIGN KEY ("handed_in_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_draft" ADD CONSTRAINT "project_draft_checked_by_person_id_fk" FOREIGN KEY ("checked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "project_draft_by_city" ON "project_draft" USING btree ("owner_city","state");--> statement-breakpoint
ALTER TABLE "project_draft" ADD CONSTRAINT "project_draft_kind" CHECK ("project_draft"."kind" in ('new', 'amendment', 'withdrawal'));--> statement-breakpoint
ALTER TABLE "project_draft" ADD CONSTRAINT "project_draft_state" CHECK ("project_draft"."state" in ('draft', 'submitted', 'returned', 'accepted'));--> statement-breakpoint
ALTER TABLE "project_draft" ADD CONSTRAINT "project_draft_change_basis" CHECK ("project_draft"."change_basis" in ('decision', 'appliedFor'));--> statement-breakpoint
ALTER TABLE "project_draft" ADD CONSTRAINT "project_draft_handed_in" CHECK (("project_draft"."state" = 'draft') or ("project_draft"."handed_in_by" is not null and "project_draft"."handed_in_at" is not null));--> statement-breakpoint

-- ------------------------------------------------------------------ who acts

CREATE FUNCTION acting_person() RETURNS uuid
LANGUAGE sql STABLE PARALLEL SAFE
RETURN nullif(current_setting('app.person', true), '')::uuid;
--> statement-breakpoint
-- True for the service centre and the program itself; without an identity null, so that row security shows nothing.
CREATE OR REPLACE FUNCTION acting_for_service_centre() RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
RETURN acting_role() IN ('staff', 'lead', 'system');
--> statement-breakpoint
-- True for those who read everything that was handed in.
CREATE FUNCTION acting_reader_of_all() RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
RETURN acting_role() IN ('staff', 'lead', 'auditor', 'system');
--> statement-breakpoint
-- True for the people of a city; of no city when `city` is null.
CREATE FUNCTION acting_for_city(city text) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
RETURN acting_role() IN ('cityEditor', 'cityLead') AND city = acting_city();
--> statement-breakpoint

-- ------------------------------------------------------------------ tokens of the roles that exist now

UPDATE access_token SET role = 'lead' WHERE role NOT IN ('cityEditor', 'cityLead', 'staff', 'lead', 'auditor', 'administrator');
--> statement-breakpoint
ALTER TABLE "access_token" ADD CONSTRAINT "access_token_role" CHECK ("access_token"."role" in ('cityEditor', 'cityLead', 'staff', 'lead', 'auditor', 'administrator'));
--> statement-breakpoint
CREATE OR REPLACE FUNCTION create_first_access_token(hash bytea, label text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  LOCK TABLE access_token IN SHARE ROW EXCLUSIVE MODE;
  IF EXISTS (SELECT FROM access_token) THEN RETURN false; END IF;
  INSERT INTO access_token (label, role, token_sha256) VALUES (create_first_access_token.label, 'lead', hash);
  RETURN true;
END $$;
--> statement-breakpoint

-- ------------------------------------------------------------------ people

GRANT SELECT, INSERT, UPDATE, DELETE ON person TO steckbrief_auth;
--> statement-breakpoint
GRANT SELECT (id, name, role, city_ags, state) ON person TO steckbrief_app;
--> statement-breakpoint
ALTER TABLE person ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY person_sign_in ON person TO steckbrief_auth USING (true) WITH CHECK (true);
--> statement-breakpoint
-- Cities know their own people and those of the service centre; the service centre, auditors and administrators know all.
CREATE POLICY person_known ON person FOR SELECT TO steckbrief_app
  USING (acting_reader_of_all() OR acting_role() = 'administrator' OR acting_for_city(city_ags)
    OR (acting_role() IN ('cityEditor', 'cityLead') AND role IN ('staff', 'lead')));
--> statement-breakpoint

-- ------------------------------------------------------------------ drafts: who sees them

DROP POLICY project_draft_own_city ON project_draft;
--> statement-breakpoint
-- A city sees its own. The service centre sees its own, and those of cities once they were handed in. Auditors see all.
CREATE POLICY project_draft_seen ON project_draft FOR SELECT TO steckbrief_app
  USING (acting_for_city(owner_city) OR acting_role() IN ('auditor', 'system')
    OR (acting_for_service_centre() AND (owner_city IS NULL OR state <> 'draft')));
--> statement-breakpoint
CREATE POLICY project_draft_begun ON project_draft FOR INSERT TO steckbrief_app
  WITH CHECK (acting_for_city(owner_city) OR (acting_for_service_centre() AND owner_city IS NULL) OR acting_role() = 'system');
--> statement-breakpoint
CREATE POLICY project_draft_changed ON project_draft FOR UPDATE TO steckbrief_app
  USING (acting_for_city(owner_city) OR acting_for_service_centre())
  WITH CHECK (acting_for_city(owner_city) OR acting_for_service_centre());
--> statement-breakpoint
CREATE POLICY project_draft_ended ON project_draft FOR DELETE TO steckbrief_app
  USING (acting_for_city(owner_city) OR acting_for_service_centre());
--> statement-breakpoint

-- ------------------------------------------------------------------ drafts: which steps there are, and who may take them

CREATE FUNCTION refuse_step(step text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'this step is not allowed: %', step USING ERRCODE = 'check_violation', CONSTRAINT = 'project_draft_step';
END $$;
--> statement-breakpoint
-- The city's lead hands in what belongs to a city, the service centre what is its own. Whoever handed in cannot check.
-- Names and times of steps are written here, whatever the statement says. What was handed in does not change any more.
-- The program itself (samples, imports by the owner) is not held up.
CREATE FUNCTION guard_draft() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  own boolean := CASE WHEN NEW.owner_city IS NULL THEN acting_for_service_centre()
                      ELSE acting_for_city(NEW.owner_city) AND acting_role() = 'cityLead' END;
  administrative text[] := ARRAY['state', 'handed_in_by', 'handed_in_at', 'checked_by', 'checked_at', 'project_id', 'version', 'updated_at'];
BEGIN
  IF acting_role() = 'system' OR acting_role() IS NULL THEN RETURN NEW; END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'draft' OR NEW.handed_in_by IS NOT NULL OR NEW.checked_by IS NOT NULL THEN PERFORM refuse_step('begin as ' || NEW.state); END IF;
    RETURN NEW;
  END IF;
  IF NEW.owner_city IS DISTINCT FROM OLD.owner_city OR NEW.created_by <> OLD.created_by OR NEW.kind <> OLD.kind
     OR (OLD.project_id IS NOT NULL AND NEW.project_id IS DISTINCT FROM OLD.project_id) THEN
    PERFORM refuse_step('give a draft to somebody else');
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
CREATE TRIGGER project_draft_guard BEFORE INSERT OR UPDATE ON project_draft FOR EACH ROW EXECUTE FUNCTION guard_draft();
--> statement-breakpoint
-- A city throws away what it has not handed in. The service centre ends its own, and by publishing what was accepted.
CREATE FUNCTION guard_end_of_draft() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF acting_role() = 'system' OR acting_role() IS NULL
     OR (OLD.state IN ('draft', 'returned') AND acting_for_city(OLD.owner_city))
     OR (OLD.state IN ('draft', 'returned') AND OLD.owner_city IS NULL)
     OR (OLD.state = 'accepted' AND acting_role() = 'lead' AND OLD.handed_in_by <> acting_person()) THEN
    RETURN OLD;
  END IF;
  PERFORM refuse_step('end a draft that is ' || OLD.state);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER project_draft_guard_end BEFORE DELETE ON project_draft FOR EACH ROW EXECUTE FUNCTION guard_end_of_draft();
--> statement-breakpoint
-- Writes down every step; nobody else may.
CREATE FUNCTION write_workflow_step() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  about project_draft := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  step text;
BEGIN
  IF TG_OP = 'INSERT' THEN step := 'begun';
  ELSIF TG_OP = 'DELETE' THEN step := CASE OLD.state WHEN 'accepted' THEN 'published' ELSE 'discarded' END;
  ELSIF NEW.state = OLD.state THEN RETURN NULL;
  ELSE step := CASE NEW.state WHEN 'submitted' THEN 'handedIn' WHEN 'draft' THEN 'takenBack' WHEN 'accepted' THEN 'accepted'
                              ELSE CASE OLD.state WHEN 'accepted' THEN 'reopened' ELSE 'returned' END END;
  END IF;
  INSERT INTO workflow_step (draft_id, project_id, owner_city, step, person_id, reason, revision)
  VALUES (about.id, about.project_id, about.owner_city, step, acting_person(), nullif(current_setting('app.reason', true), ''),
          CASE step WHEN 'published' THEN (SELECT max(r.revision) FROM registry_revision r) END);
  RETURN NULL;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION write_workflow_step() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER project_draft_steps AFTER INSERT OR UPDATE OR DELETE ON project_draft FOR EACH ROW EXECUTE FUNCTION write_workflow_step();
--> statement-breakpoint

-- ------------------------------------------------------------------ what is said and attached

-- True once a draft was handed in for the first time: before, only its city knows of it.
CREATE FUNCTION was_handed_in(draft uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
RETURN EXISTS (SELECT FROM workflow_step s WHERE s.draft_id = draft AND s.step = 'handedIn');
--> statement-breakpoint
REVOKE ALL ON FUNCTION was_handed_in(uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION was_handed_in(uuid) TO steckbrief_app;
--> statement-breakpoint
-- Who sees what belongs to a draft: those who see the draft, also after its end.
CREATE FUNCTION acting_sees_draft(draft uuid, owner_city text) RETURNS boolean
LANGUAGE sql STABLE
RETURN acting_for_city(owner_city) OR acting_role() IN ('auditor', 'system')
  OR (acting_for_service_centre() AND (owner_city IS NULL OR was_handed_in(draft)));
--> statement-breakpoint
GRANT SELECT ON workflow_step TO steckbrief_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (project_id, resolved_at, resolved_by) ON draft_comment TO steckbrief_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (project_id), DELETE ON attachment TO steckbrief_app;
--> statement-breakpoint
ALTER TABLE workflow_step ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY workflow_step_seen ON workflow_step FOR SELECT TO steckbrief_app USING (acting_sees_draft(draft_id, owner_city));
--> statement-breakpoint
ALTER TABLE draft_comment ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY draft_comment_seen ON draft_comment FOR SELECT TO steckbrief_app USING (acting_sees_draft(draft_id, owner_city));
--> statement-breakpoint
CREATE POLICY draft_comment_written ON draft_comment FOR INSERT TO steckbrief_app
  WITH CHECK (acting_role() <> 'auditor' AND acting_sees_draft(draft_id, owner_city) AND (author_id = acting_person() OR acting_role() = 'system'));
--> statement-breakpoint
CREATE POLICY draft_comment_resolved ON draft_comment FOR UPDATE TO steckbrief_app
  USING (acting_role() <> 'auditor' AND acting_sees_draft(draft_id, owner_city))
  WITH CHECK (acting_role() <> 'auditor' AND acting_sees_draft(draft_id, owner_city));
--> statement-breakpoint
ALTER TABLE attachment ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY attachment_seen ON attachment FOR SELECT TO steckbrief_app USING (acting_sees_draft(draft_id, owner_city));
--> statement-breakpoint
CREATE POLICY attachment_added ON attachment FOR INSERT TO steckbrief_app
  WITH CHECK (acting_for_city(owner_city) OR (acting_for_service_centre() AND owner_city IS NULL) OR acting_role() = 'system');
--> statement-breakpoint
CREATE POLICY attachment_kept ON attachment FOR UPDATE TO steckbrief_app
  USING (acting_for_city(owner_city) OR acting_for_service_centre()) WITH CHECK (acting_for_city(owner_city) OR acting_for_service_centre());
--> statement-breakpoint
-- A file goes with the draft it was attached to, as long as that was not handed in.
CREATE POLICY attachment_removed ON attachment FOR DELETE TO steckbrief_app
  USING (EXISTS (SELECT FROM project_draft d WHERE d.id = draft_id AND d.state IN ('draft', 'returned'))
    AND (acting_for_city(owner_city) OR (acting_for_service_centre() AND owner_city IS NULL)));
--> statement-breakpoint

-- ------------------------------------------------------------------ files

-- Whoever sees the attachment sees the file; whoever is known may bring one.
CREATE POLICY stored_file_attached ON stored_file FOR SELECT TO steckbrief_app
  USING (EXISTS (SELECT FROM attachment a WHERE a.sha256 = stored_file.sha256));
--> statement-breakpoint
CREATE POLICY stored_file_brought ON stored_file FOR INSERT TO steckbrief_app
  WITH CHECK (acting_role() IN ('cityEditor', 'cityLead'));
--> statement-breakpoint
CREATE POLICY stored_file_chunk_attached ON stored_file_chunk FOR SELECT TO steckbrief_app
  USING (EXISTS (SELECT FROM attachment a WHERE a.sha256 = stored_file_chunk.sha256));
--> statement-breakpoint
CREATE POLICY stored_file_chunk_brought ON stored_file_chunk FOR INSERT TO steckbrief_app
  WITH CHECK (acting_role() IN ('cityEditor', 'cityLead'));
--> statement-breakpoint
-- Parts come with their file, in the same transaction: nobody adds to a file that is there.
CREATE FUNCTION guard_file_chunk() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM stored_file f WHERE f.sha256 = NEW.sha256 AND f.created_at = now()) THEN
    RAISE EXCEPTION 'a stored file never changes' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION guard_file_chunk() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER stored_file_chunk_guard BEFORE INSERT ON stored_file_chunk FOR EACH ROW EXECUTE FUNCTION guard_file_chunk();
--> statement-breakpoint
-- Auditors read imports, and write nothing.
CREATE POLICY import_run_audited ON import_run FOR SELECT TO steckbrief_app USING (acting_role() = 'auditor');
--> statement-breakpoint
CREATE POLICY import_row_audited ON import_row FOR SELECT TO steckbrief_app USING (acting_role() = 'auditor');
--> statement-breakpoint
CREATE POLICY import_identity_audited ON import_identity FOR SELECT TO steckbrief_app USING (acting_role() = 'auditor');
--> statement-breakpoint
CREATE POLICY stored_file_audited ON stored_file FOR SELECT TO steckbrief_app USING (acting_role() = 'auditor');
--> statement-breakpoint
CREATE POLICY stored_file_chunk_audited ON stored_file_chunk FOR SELECT TO steckbrief_app USING (acting_role() = 'auditor');
--> statement-breakpoint

-- ------------------------------------------------------------------ classes and trail

INSERT INTO column_class (table_name, column_name, class)
SELECT c.table_name, c.column_name,
       CASE WHEN (c.table_name, c.column_name) IN (('person', 'name'), ('person', 'email'), ('draft_comment', 'body'),
                                                   ('attachment', 'file_name'), ('project_draft', 'typed'))
            THEN 'personal' ELSE 'internal' END
FROM information_schema.columns c
WHERE c.table_schema = 'public' AND (c.table_name IN ('person', 'workflow_step', 'draft_comment', 'attachment')
  OR (c.table_name = 'project_draft' AND NOT EXISTS (SELECT FROM column_class k WHERE k.table_name = 'project_draft' AND k.column_name = c.column_name)));
--> statement-breakpoint
CALL cover_by_trail('person', 'id');
--> statement-breakpoint
CALL cover_by_trail('workflow_step', 'id');
--> statement-breakpoint
CALL cover_by_trail('draft_comment', 'id');
--> statement-breakpoint
CALL cover_by_trail('attachment', 'id');
