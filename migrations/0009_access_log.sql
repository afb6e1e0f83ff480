CREATE TABLE "access_log" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "access_log_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"actor" text NOT NULL,
	"person_id" uuid,
	"role" text NOT NULL,
	"city" text collate "C",
	"route" text NOT NULL,
	"subject" text,
	"request_id" text NOT NULL,
	"as_file" boolean NOT NULL
);
--> statement-breakpoint
CREATE INDEX "access_log_at" ON "access_log" USING btree ("at");--> statement-breakpoint
CREATE INDEX "access_log_person" ON "access_log" USING btree ("person_id","id");--> statement-breakpoint

-- Everybody's reading is written down, auditors and administrators see it, nobody changes it.
GRANT SELECT, INSERT ON access_log TO steckbrief_app;
--> statement-breakpoint
ALTER TABLE access_log ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY access_log_read ON access_log FOR SELECT TO steckbrief_app
  USING (acting_role() IN ('auditor', 'administrator'));
--> statement-breakpoint
CREATE POLICY access_log_written ON access_log FOR INSERT TO steckbrief_app WITH CHECK (true);
--> statement-breakpoint
-- The one way in which rows leave: a year after they came.
CREATE FUNCTION forget_old_readings() RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH gone AS (DELETE FROM access_log WHERE at < now() - interval '12 months' RETURNING id)
  SELECT count(*) FROM gone
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION forget_old_readings() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION forget_old_readings() TO steckbrief_app, steckbrief_jobs;
--> statement-breakpoint
INSERT INTO column_class (table_name, column_name, class)
SELECT c.table_name, c.column_name,
       CASE WHEN c.column_name IN ('actor', 'person_id', 'subject') THEN 'personal' ELSE 'internal' END
FROM information_schema.columns c WHERE c.table_schema = 'public' AND c.table_name = 'access_log';
--> statement-breakpoint

-- Files of a city's work are read like the work itself, not by the service centre before it was handed in; those of
-- imports are the service centre's.
DROP POLICY stored_file_service_centre ON stored_file;
--> statement-breakpoint
DROP POLICY stored_file_chunk_service_centre ON stored_file_chunk;
--> statement-breakpoint
CREATE POLICY stored_file_kept ON stored_file TO steckbrief_app
  USING (acting_role() = 'system') WITH CHECK (acting_for_service_centre());
--> statement-breakpoint
CREATE POLICY stored_file_chunk_kept ON stored_file_chunk TO steckbrief_app
  USING (acting_role() = 'system') WITH CHECK (acting_for_service_centre());
--> statement-breakpoint
CREATE POLICY stored_file_imported ON stored_file FOR SELECT TO steckbrief_app
  USING (acting_for_service_centre() AND EXISTS (SELECT FROM import_run r WHERE r.file_sha256 = stored_file.sha256));
--> statement-breakpoint
CREATE POLICY stored_file_chunk_imported ON stored_file_chunk FOR SELECT TO steckbrief_app
  USING (acting_for_service_centre() AND EXISTS (SELECT FROM import_run r WHERE r.file_sha256 = stored_file_chunk.sha256));
--> statement-breakpoint
-- Whoever brings a file sees it until the end of the transaction that also says what it belongs to.
CREATE POLICY stored_file_brought_now ON stored_file FOR SELECT TO steckbrief_app
  USING (acting_role() IS NOT NULL AND created_at = now());
