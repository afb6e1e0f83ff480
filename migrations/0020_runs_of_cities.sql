ALTER TABLE "report_run" ADD COLUMN "beside" jsonb;--> statement-breakpoint

-- Cities have runs of their own: those their people asked for. What a run is made of besides the published state is for
-- the service centre and auditors.
CREATE FUNCTION acting_run_owner() RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN CASE WHEN acting_role() IN ('cityEditor', 'cityLead') THEN 'city:' || acting_city() END;
--> statement-breakpoint
ALTER POLICY report_run_seen ON report_run USING (acting_reader_of_all() OR asker = acting_run_owner());
--> statement-breakpoint
ALTER POLICY report_run_asked ON report_run
  WITH CHECK (acting_role() = 'system'
    OR (person_id IS NOT DISTINCT FROM acting_person()
      AND (acting_reader_of_all() OR (asker = acting_run_owner() AND audience = 'public' AND beside IS NULL))));
--> statement-breakpoint
ALTER POLICY report_run_moved ON report_run
  USING (acting_for_service_centre() OR (acting_role() = 'auditor' AND person_id = acting_person()) OR asker = acting_run_owner())
  WITH CHECK (acting_for_service_centre() OR (acting_role() = 'auditor' AND person_id = acting_person()) OR asker = acting_run_owner());
--> statement-breakpoint
-- Progress and files are seen with their run.
ALTER POLICY report_run_progress_seen ON report_run_progress
  USING (acting_reader_of_all() OR EXISTS (SELECT FROM report_run r WHERE r.id = run_id));
--> statement-breakpoint
ALTER POLICY report_run_file_seen ON report_run_file
  USING (acting_reader_of_all() OR EXISTS (SELECT FROM report_run r WHERE r.id = run_id));
--> statement-breakpoint
-- What a run read besides stays with the run; the trail would hold it a second time.
INSERT INTO column_class (table_name, column_name, class, in_trail) VALUES ('report_run', 'beside', 'internal', false);
