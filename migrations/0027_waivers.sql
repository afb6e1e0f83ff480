CREATE TABLE "finding_waiver" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" bigint,
	"draft_id" uuid,
	"owner_city" text collate "C",
	"code" text NOT NULL,
	"field" text NOT NULL,
	"reason" text NOT NULL,
	"expires_on" date NOT NULL,
	"granted_by" uuid,
	"granted_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"revoked_by" uuid,
	"revoked_at" timestamp with time zone,
	"revoked_reason" text,
	CONSTRAINT "finding_waiver_record" CHECK ("finding_waiver"."project_id" is not null or "finding_waiver"."draft_id" is not null),
	CONSTRAINT "finding_waiver_text" CHECK (length(btrim("finding_waiver"."reason")) between 1 and 1000 and length("finding_waiver"."revoked_reason") <= 1000 and length("finding_waiver"."code") between 1 and 60 and length("finding_waiver"."field") between 1 and 100),
	CONSTRAINT "finding_waiver_revoked" CHECK (("finding_waiver"."revoked_at" is null) = ("finding_waiver"."revoked_reason" is null))
);
--> statement-breakpoint
ALTER TABLE "finding_waiver" ADD CONSTRAINT "finding_waiver_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding_waiver" ADD CONSTRAINT "finding_waiver_granted_by_person_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding_waiver" ADD CONSTRAINT "finding_waiver_revoked_by_person_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "finding_waiver_project" ON "finding_waiver" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "finding_waiver_draft" ON "finding_waiver" USING btree ("draft_id");--> statement-breakpoint

-- ------------------------------------------------------------------ who may

GRANT SELECT, INSERT ON finding_waiver TO steckbrief_app;
--> statement-breakpoint
GRANT UPDATE (revoked_by, revoked_at, revoked_reason) ON finding_waiver TO steckbrief_app;
--> statement-breakpoint
ALTER TABLE finding_waiver ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
-- The city that works on the record sees what was accepted of it.
CREATE POLICY finding_waiver_seen ON finding_waiver FOR SELECT TO steckbrief_app
  USING (acting_reader_of_all() OR acting_for_city(owner_city));
--> statement-breakpoint
CREATE POLICY finding_waiver_granted ON finding_waiver FOR INSERT TO steckbrief_app
  WITH CHECK (acting_role() IN ('staff', 'lead') AND granted_by = acting_person() AND revoked_at IS NULL);
--> statement-breakpoint
CREATE POLICY finding_waiver_revoked ON finding_waiver FOR UPDATE TO steckbrief_app
  USING (acting_role() IN ('staff', 'lead') AND revoked_at IS NULL)
  WITH CHECK (revoked_by = acting_person() AND revoked_at IS NOT NULL);
--> statement-breakpoint
-- What was granted for a draft holds for the project it becomes.
CREATE FUNCTION keep_waivers_of_draft() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE finding_waiver w SET project_id = NEW.project_id WHERE w.draft_id = NEW.id AND w.project_id IS NULL;
  RETURN NULL;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION keep_waivers_of_draft() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER project_draft_waivers AFTER UPDATE OF project_id ON project_draft FOR EACH ROW
  WHEN (OLD.project_id IS NULL AND NEW.project_id IS NOT NULL) EXECUTE FUNCTION keep_waivers_of_draft();
--> statement-breakpoint

-- ------------------------------------------------------------------ classes and trail

INSERT INTO column_class (table_name, column_name, class)
SELECT c.table_name, c.column_name, CASE WHEN c.column_name IN ('reason', 'revoked_reason') THEN 'personal' ELSE 'internal' END
FROM information_schema.columns c WHERE c.table_schema = 'public' AND c.table_name = 'finding_waiver';
--> statement-breakpoint
CALL cover_by_trail('finding_waiver', 'id');
