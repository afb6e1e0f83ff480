CREATE TABLE "publicity_display" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" bigint NOT NULL,
	"owner_city" text collate "C",
	"kind" text NOT NULL,
	"place" text NOT NULL,
	"shown_on" date NOT NULL,
	"photo_sha256" text,
	"recorded_by" uuid,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"removed_by" uuid,
	"removed_at" timestamp with time zone,
	"removed_reason" text,
	CONSTRAINT "publicity_display_kind" CHECK ("publicity_display"."kind" in ('plaque', 'poster', 'screen', 'website')),
	CONSTRAINT "publicity_display_text" CHECK (length(btrim("publicity_display"."place")) between 1 and 300 and ("publicity_display"."removed_at" is null) = ("publicity_display"."removed_reason" is null) and length("publicity_display"."removed_reason") <= 1000)
);
--> statement-breakpoint
ALTER TABLE "publicity_display" ADD CONSTRAINT "publicity_display_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publicity_display" ADD CONSTRAINT "publicity_display_photo_sha256_stored_file_sha256_fk" FOREIGN KEY ("photo_sha256") REFERENCES "public"."stored_file"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publicity_display" ADD CONSTRAINT "publicity_display_recorded_by_person_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publicity_display" ADD CONSTRAINT "publicity_display_removed_by_person_id_fk" FOREIGN KEY ("removed_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "publicity_display_project" ON "publicity_display" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "publicity_display_photo" ON "publicity_display" USING btree ("photo_sha256");--> statement-breakpoint

-- ------------------------------------------------------------------ who sees and keeps displays and their photos

CREATE TRIGGER publicity_display_city BEFORE INSERT OR UPDATE ON publicity_display FOR EACH ROW EXECUTE FUNCTION keep_city_of_project();
--> statement-breakpoint
-- What was recorded stays: a photo may follow, and it may be noted that it hangs no more.
GRANT SELECT, INSERT, UPDATE (photo_sha256, removed_by, removed_at, removed_reason) ON publicity_display TO steckbrief_app;
--> statement-breakpoint
ALTER TABLE publicity_display ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY publicity_display_seen ON publicity_display FOR SELECT TO steckbrief_app
  USING (acting_for_city(owner_city) OR (acting_reader_of_all() AND mandate_covers(owner_city, project_id)));
--> statement-breakpoint
CREATE POLICY publicity_display_recorded ON publicity_display FOR INSERT TO steckbrief_app
  WITH CHECK (acting_keeper_of(owner_city) AND removed_at IS NULL);
--> statement-breakpoint
CREATE POLICY publicity_display_changed ON publicity_display FOR UPDATE TO steckbrief_app
  USING (acting_keeper_of(owner_city) AND removed_at IS NULL) WITH CHECK (acting_keeper_of(owner_city));
--> statement-breakpoint
-- Whoever sees a display sees its photo.
CREATE POLICY stored_file_of_display ON stored_file FOR SELECT TO steckbrief_app
  USING (EXISTS (SELECT FROM publicity_display d WHERE d.photo_sha256 = stored_file.sha256));
--> statement-breakpoint
CREATE POLICY stored_file_chunk_of_display ON stored_file_chunk FOR SELECT TO steckbrief_app
  USING (EXISTS (SELECT FROM publicity_display d WHERE d.photo_sha256 = stored_file_chunk.sha256));
--> statement-breakpoint

-- ------------------------------------------------------------------ classes and trail

INSERT INTO column_class (table_name, column_name, class)
SELECT c.table_name, c.column_name, CASE WHEN c.column_name IN ('place', 'removed_reason') THEN 'personal' ELSE 'internal' END
FROM information_schema.columns c WHERE c.table_schema = 'public' AND c.table_name = 'publicity_display';
--> statement-breakpoint
CALL cover_by_trail('publicity_display', 'id');
--> statement-breakpoint

-- ------------------------------------------------------------------ retention

-- As before, and displays with their photos go with the documents of the project.
CREATE OR REPLACE FUNCTION delete_kept_records(project bigint, until date, basis text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  today date := berlin_today();
  notified boolean;
  gone jsonb := '{}';
  keys text[] := '{}';
  files text[];
  many bigint;
  step record;
BEGIN
  IF acting_role() IS NULL OR acting_role() NOT IN ('lead', 'system') THEN PERFORM refuse_deletion('only the lead deletes'); END IF;
  PERFORM FROM project p WHERE p.id = delete_kept_records.project FOR UPDATE;
  IF NOT FOUND THEN PERFORM refuse_deletion('there is no such project'); END IF;
  IF delete_kept_records.until IS NULL OR delete_kept_records.until >= today THEN PERFORM refuse_deletion('the time is not over'); END IF;
  IF EXISTS (SELECT FROM retention_mark m WHERE m.project_id = delete_kept_records.project AND m.lifted_at IS NULL
             AND (m.kind = 'hold' OR (m.kind IN ('sab', 'stateAid') AND m.on_day >= today))) THEN
    PERFORM refuse_deletion('a hold or a notified day stands against it');
  END IF;
  notified := EXISTS (SELECT FROM retention_mark m WHERE m.project_id = delete_kept_records.project AND m.lifted_at IS NULL AND m.kind = 'sab');
  IF NOT notified AND NOT EXISTS (SELECT FROM payment p WHERE p.project_id = delete_kept_records.project AND p.cancelled_at IS NULL AND p.kind = 'final') THEN
    PERFORM refuse_deletion('the last payment is not known');
  END IF;
  IF NOT notified AND EXISTS (SELECT FROM payment p WHERE p.project_id = delete_kept_records.project AND p.cancelled_at IS NULL
                              AND p.kind <> 'repayment' AND extract(year FROM p.paid_on) + 2 >= extract(year FROM today)) THEN
    PERFORM refuse_deletion('the last payment is too recent under any rule');
  END IF;
  IF EXISTS (SELECT FROM project_draft d WHERE d.project_id = delete_kept_records.project) THEN PERFORM refuse_deletion('somebody works on it'); END IF;
  IF EXISTS (SELECT FROM retention_deletion d WHERE d.project_id = delete_kept_records.project) THEN PERFORM refuse_deletion('it was done before'); END IF;

  SELECT coalesce(array_agg(DISTINCT f.sha256), '{}') INTO files FROM (
    SELECT a.sha256 FROM attachment a WHERE a.project_id = delete_kept_records.project
    UNION SELECT d.photo_sha256 FROM publicity_display d WHERE d.project_id = delete_kept_records.project AND d.photo_sha256 IS NOT NULL) f;
  FOR step IN SELECT * FROM (VALUES
    (1, 'payment', 'SELECT id::text FROM payment WHERE project_id = $1', 'DELETE FROM payment WHERE project_id = $1'),
    (2, 'recovery', 'SELECT id::text FROM recovery WHERE project_id = $1', 'DELETE FROM recovery WHERE project_id = $1'),
    (3, 'on_the_spot_check', 'SELECT id::text FROM on_the_spot_check WHERE project_id = $1', 'DELETE FROM on_the_spot_check WHERE project_id = $1'),
    (4, 'proof_body', 'SELECT b.id::text FROM proof_body b JOIN proof p ON p.id = b.proof_id WHERE p.project_id = $1',
        'DELETE FROM proof_body b USING proof p WHERE p.id = b.proof_id AND p.project_id = $1'),
    (5, 'proof_step', 'SELECT s.id::text FROM proof_step s JOIN proof p ON p.id = s.proof_id WHERE p.project_id = $1',
        'DELETE FROM proof_step s USING proof p WHERE p.id = s.proof_id AND p.project_id = $1'),
    (6, 'proof', 'SELECT id::text FROM proof WHERE project_id = $1', 'DELETE FROM proof WHERE project_id = $1'),
    (7, 'sab_notice', 'SELECT id::text FROM sab_notice WHERE project_id = $1', 'DELETE FROM sab_notice WHERE project_id = $1'),
    (8, 'draft_comment', 'SELECT id::text FROM draft_comment WHERE project_id = $1', 'DELETE FROM draft_comment WHERE project_id = $1'),
    (9, 'attachment', 'SELECT id::text FROM attachment WHERE project_id = $1', 'DELETE FROM attachment WHERE project_id = $1'),
    (10, 'finding_waiver', 'SELECT id::text FROM finding_waiver WHERE project_id = $1', 'DELETE FROM finding_waiver WHERE project_id = $1'),
    (11, 'retention_mark', 'SELECT id::text FROM retention_mark WHERE project_id = $1', 'DELETE FROM retention_mark WHERE project_id = $1'),
    (12, 'funding_entry', 'SELECT id::text FROM funding_entry WHERE project_id = $1', 'DELETE FROM funding_entry WHERE project_id = $1'),
    (13, 'budget_shift', 'SELECT id::text FROM budget_shift WHERE project_id = $1', 'DELETE FROM budget_shift WHERE project_id = $1'),
    (14, 'publicity_display', 'SELECT id::text FROM publicity_display WHERE project_id = $1', 'DELETE FROM publicity_display WHERE project_id = $1')
    ) AS s (number, name, keys_of, deletion) ORDER BY number LOOP
    EXECUTE 'SELECT coalesce(array_agg(k.id), ''{}'') FROM (' || step.keys_of || ') k (id)' INTO keys USING delete_kept_records.project;
    IF cardinality(keys) = 0 THEN CONTINUE; END IF;
    EXECUTE step.deletion USING delete_kept_records.project;
    -- Also what the trail has just written about the deletion itself.
    DELETE FROM audit_personal p USING audit_entry e WHERE e.id = p.entry_id AND e.table_name = step.name AND e.row_key = ANY (keys);
    gone := gone || jsonb_build_object(step.name, cardinality(keys));
  END LOOP;
  DELETE FROM stored_file f WHERE f.sha256 = ANY (files)
    AND NOT EXISTS (SELECT FROM attachment a WHERE a.sha256 = f.sha256)
    AND NOT EXISTS (SELECT FROM publicity_display d WHERE d.photo_sha256 = f.sha256)
    AND NOT EXISTS (SELECT FROM city_upload u WHERE u.file_sha256 = f.sha256)
    AND NOT EXISTS (SELECT FROM import_run r WHERE r.file_sha256 = f.sha256);
  GET DIAGNOSTICS many = ROW_COUNT;
  IF many > 0 THEN gone := gone || jsonb_build_object('stored_file', many); END IF;
  INSERT INTO retention_deletion (project_id, reference, kept_until, basis, removed, deleted_by)
  SELECT p.id, p.reference, delete_kept_records.until, delete_kept_records.basis, gone, acting_person() FROM project p WHERE p.id = delete_kept_records.project;
  RETURN gone;
END $$;
