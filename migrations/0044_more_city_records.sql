CREATE TABLE "office_person" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"record_id" bigint NOT NULL,
	"city_ags" text collate "C" NOT NULL,
	"name" text collate "de-x-icu" NOT NULL,
	"task" text,
	"phone" text collate "C",
	"email" text collate "C",
	"consent_on" date NOT NULL,
	"consent_source" text NOT NULL,
	"published" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "office_person_city" CHECK ("office_person"."city_ags" ~ '^[0-9]{8}$'),
	CONSTRAINT "office_person_name" CHECK (length(btrim("office_person"."name")) between 1 and 200),
	CONSTRAINT "office_person_consent" CHECK (length(btrim("office_person"."consent_source")) between 1 and 500),
	CONSTRAINT "office_person_length" CHECK (length("office_person"."task") <= 200 and length("office_person"."email") <= 254 and length("office_person"."phone") <= 60)
);
--> statement-breakpoint
ALTER TABLE "city_record" DROP CONSTRAINT "city_record_kind";--> statement-breakpoint
ALTER TABLE "city_record_draft" DROP CONSTRAINT "city_record_draft_kind";--> statement-breakpoint
ALTER TABLE "office_person" ADD CONSTRAINT "office_person_record_id_city_record_id_fk" FOREIGN KEY ("record_id") REFERENCES "public"."city_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "office_person_record" ON "office_person" USING btree ("record_id","name");--> statement-breakpoint
-- The expression of a generated column cannot be changed before PostgreSQL 17; references come out as they were.
ALTER TABLE "city_record" DROP COLUMN "reference";--> statement-breakpoint
ALTER TABLE "city_record" ADD COLUMN "reference" text collate "C" GENERATED ALWAYS AS (case kind when 'area' then 'FG' when 'plan' then 'HK' when 'goal' then 'ZI' when 'office' then 'QB' when 'agreement' then 'QV' when 'implementation' then 'UM' else 'GR' end || lpad(id::text, greatest(4, length(id::text)), '0')) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "city_record" ADD CONSTRAINT "city_record_reference_unique" UNIQUE("reference");--> statement-breakpoint
ALTER TABLE "city_record" ADD CONSTRAINT "city_record_kind" CHECK ("city_record"."kind" in ('area', 'plan', 'goal', 'office', 'agreement', 'implementation', 'board'));--> statement-breakpoint
ALTER TABLE "city_record_draft" ADD CONSTRAINT "city_record_draft_kind" CHECK ("city_record_draft"."kind" in ('area', 'plan', 'goal', 'office', 'agreement', 'implementation', 'board'));
--> statement-breakpoint

-- ------------------------------------------------------------------ people of offices

GRANT SELECT, INSERT, UPDATE, DELETE ON office_person TO steckbrief_app;
--> statement-breakpoint
ALTER TABLE office_person ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Everybody sees who agreed to stand on public pages; the city of the office and the service centre keep them all.
CREATE POLICY office_person_seen ON office_person FOR SELECT TO steckbrief_app
  USING (published OR acting_keeper_of(city_ags));
--> statement-breakpoint
CREATE POLICY office_person_added ON office_person FOR INSERT TO steckbrief_app
  WITH CHECK (acting_keeper_of(city_ags)
    AND EXISTS (SELECT FROM city_record r WHERE r.id = record_id AND r.kind = 'office' AND r.city_ags = office_person.city_ags));
--> statement-breakpoint
CREATE POLICY office_person_changed ON office_person FOR UPDATE TO steckbrief_app
  USING (acting_keeper_of(city_ags))
  WITH CHECK (acting_keeper_of(city_ags)
    AND EXISTS (SELECT FROM city_record r WHERE r.id = record_id AND r.kind = 'office' AND r.city_ags = office_person.city_ags));
--> statement-breakpoint
CREATE POLICY office_person_removed ON office_person FOR DELETE TO steckbrief_app USING (acting_keeper_of(city_ags));
--> statement-breakpoint
-- Who withdraws consent is deleted: what names them is in no trail.
INSERT INTO column_class (table_name, column_name, class, in_trail)
SELECT c.table_name, c.column_name,
  CASE WHEN c.column_name IN ('name', 'phone', 'email', 'consent_source') THEN 'personal' ELSE 'internal' END,
  c.column_name NOT IN ('name', 'phone', 'email', 'consent_source')
FROM information_schema.columns c
WHERE c.table_schema = 'public' AND c.table_name = 'office_person';
--> statement-breakpoint
CALL cover_by_trail('office_person', 'id');
