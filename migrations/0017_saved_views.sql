CREATE TABLE "saved_view" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text collate "de-x-icu" NOT NULL,
	"query" text NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "saved_view_name" CHECK (length(btrim("saved_view"."name")) between 1 and 80),
	CONSTRAINT "saved_view_query" CHECK (length("saved_view"."query") between 1 and 4000)
);
--> statement-breakpoint
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "saved_view_name_unique" ON "saved_view" USING btree ("name") WHERE "saved_view"."removed_at" is null;--> statement-breakpoint

-- Readers of everything find saved views as tabs; the service centre keeps them. Nothing is deleted for good.
GRANT SELECT, INSERT, UPDATE (name, removed_at) ON saved_view TO steckbrief_app;
--> statement-breakpoint
ALTER TABLE saved_view ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY saved_view_seen ON saved_view FOR SELECT TO steckbrief_app USING (acting_reader_of_all());
--> statement-breakpoint
CREATE POLICY saved_view_kept ON saved_view FOR INSERT TO steckbrief_app
  WITH CHECK (acting_for_service_centre() AND (created_by = acting_person() OR acting_role() = 'system'));
--> statement-breakpoint
CREATE POLICY saved_view_changed ON saved_view FOR UPDATE TO steckbrief_app
  USING (acting_for_service_centre()) WITH CHECK (acting_for_service_centre());
--> statement-breakpoint
INSERT INTO column_class (table_name, column_name, class)
SELECT c.table_name, c.column_name, 'internal'
FROM information_schema.columns c WHERE c.table_schema = 'public' AND c.table_name = 'saved_view';
--> statement-breakpoint
CALL cover_by_trail('saved_view', 'id');
