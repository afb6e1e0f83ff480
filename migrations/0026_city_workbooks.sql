CREATE TABLE "city_upload" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"owner_city" text collate "C" NOT NULL,
	"round_id" uuid,
	"file_name" text,
	"file_sha256" text NOT NULL,
	"state" text DEFAULT 'preview' NOT NULL,
	"summary" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"taken_at" timestamp with time zone,
	"taken_by" text,
	CONSTRAINT "city_upload_state" CHECK ("city_upload"."state" in ('preview', 'taken')),
	CONSTRAINT "city_upload_taken" CHECK (("city_upload"."state" = 'taken') = ("city_upload"."taken_at" is not null and "city_upload"."taken_by" is not null))
);
--> statement-breakpoint
CREATE TABLE "city_upload_row" (
	"upload_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"row_number" integer,
	"row_key" text NOT NULL,
	"change" text NOT NULL,
	"reference" text,
	"draft_id" uuid,
	"input" jsonb NOT NULL,
	"outcome" jsonb,
	"differences" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"findings" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "city_upload_row_pk" PRIMARY KEY("upload_id","position"),
	CONSTRAINT "city_upload_row_change" CHECK ("city_upload_row"."change" in ('new', 'changed', 'unchanged', 'error'))
);
--> statement-breakpoint
ALTER TABLE "city_upload" ADD CONSTRAINT "city_upload_file_sha256_stored_file_sha256_fk" FOREIGN KEY ("file_sha256") REFERENCES "public"."stored_file"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "city_upload_row" ADD CONSTRAINT "city_upload_row_upload_id_city_upload_id_fk" FOREIGN KEY ("upload_id") REFERENCES "public"."city_upload"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "city_upload_by_city" ON "city_upload" USING btree ("owner_city","created_at");--> statement-breakpoint
CREATE INDEX "city_upload_file" ON "city_upload" USING btree ("file_sha256");--> statement-breakpoint

-- ------------------------------------------------------------------ who may

GRANT SELECT, INSERT, UPDATE, DELETE ON city_upload, city_upload_row TO steckbrief_app;
--> statement-breakpoint
-- What a city sends is its own, as its drafts are before they are handed in.
ALTER TABLE city_upload ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY city_upload_own ON city_upload TO steckbrief_app
  USING (acting_for_city(owner_city) OR acting_role() = 'system')
  WITH CHECK (acting_for_city(owner_city) OR acting_role() = 'system');
--> statement-breakpoint
ALTER TABLE city_upload_row ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY city_upload_row_own ON city_upload_row TO steckbrief_app
  USING (EXISTS (SELECT FROM city_upload u WHERE u.id = upload_id))
  WITH CHECK (EXISTS (SELECT FROM city_upload u WHERE u.id = upload_id));
--> statement-breakpoint
CREATE POLICY stored_file_of_city ON stored_file FOR SELECT TO steckbrief_app
  USING (EXISTS (SELECT FROM city_upload u WHERE u.file_sha256 = stored_file.sha256));
--> statement-breakpoint
CREATE POLICY stored_file_chunk_of_city ON stored_file_chunk FOR SELECT TO steckbrief_app
  USING (EXISTS (SELECT FROM city_upload u WHERE u.file_sha256 = stored_file_chunk.sha256));
--> statement-breakpoint

-- ------------------------------------------------------------------ what it holds

INSERT INTO column_class (table_name, column_name, class)
SELECT c.table_name, c.column_name,
       CASE WHEN (c.table_name, c.column_name) IN (('city_upload', 'file_name'), ('city_upload', 'summary'),
              ('city_upload_row', 'input'), ('city_upload_row', 'outcome'), ('city_upload_row', 'differences'),
              ('city_upload_row', 'findings'))
            THEN 'personal' ELSE 'internal' END
FROM information_schema.columns c WHERE c.table_schema = 'public' AND c.table_name IN ('city_upload', 'city_upload_row');
--> statement-breakpoint
CALL cover_by_trail('city_upload', 'id');
--> statement-breakpoint

-- What was previewed is what is taken over; what was taken over stays as it is.
CREATE FUNCTION guard_city_upload() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  administrative text[] := ARRAY['state', 'taken_at', 'taken_by'];
BEGIN
  IF acting_role() = 'system' OR acting_role() IS NULL THEN RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END; END IF;
  IF TG_OP = 'DELETE' THEN
    IF OLD.state = 'taken' THEN
      RAISE EXCEPTION 'a workbook that was taken over stays' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN OLD;
  END IF;
  IF OLD.state = 'taken' OR NEW.id <> OLD.id OR NEW.owner_city <> OLD.owner_city OR NEW.file_sha256 <> OLD.file_sha256
     OR (NEW.state = 'taken' AND to_jsonb(NEW) - administrative IS DISTINCT FROM to_jsonb(OLD) - administrative) THEN
    RAISE EXCEPTION 'what was previewed is what is taken over' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER city_upload_guard BEFORE UPDATE OR DELETE ON city_upload FOR EACH ROW EXECUTE FUNCTION guard_city_upload();
--> statement-breakpoint
-- Files of cities are kept as other files are: what they say about people is in the drafts that came of them.
CREATE OR REPLACE FUNCTION kept_when_forgetting() RETURNS TABLE (table_name text, column_name text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  VALUES
  ('project_version', 'beneficiary_name'), ('project_version', 'executing_body_name'), ('project_version', 'source_fields'),
  ('project_version', 'search_text'),
  ('project_draft', 'beneficiary_name'), ('project_draft', 'executing_body_name'), ('project_draft', 'source_fields'),
  ('organisation', 'key'), ('organisation_version', 'name'), ('organisation_wording', 'wording'), ('proof_body', 'name'),
  ('import_run', 'summary'), ('import_run', 'file_name'), ('import_row', 'input'), ('import_row', 'differences'), ('import_row', 'version_columns'),
  ('city_upload', 'summary'), ('city_upload', 'file_name'), ('city_upload_row', 'input'), ('city_upload_row', 'outcome'),
  ('city_upload_row', 'differences'), ('city_upload_row', 'findings'),
  ('stored_file_chunk', 'bytes'),
  ('access_log', 'actor'), ('access_log', 'person_id'), ('access_log', 'subject')
$$;
