CREATE TABLE "budget_shift" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" bigint NOT NULL,
	"owner_city" text collate "C",
	"recorded_by" uuid,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"from_year" integer NOT NULL,
	"to_year" integer NOT NULL,
	"amount" bigint NOT NULL,
	"requested_on" date NOT NULL,
	"reason" text,
	"outcome" text,
	"decided_on" date,
	"decision" text,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "budget_shift_years" CHECK ("budget_shift"."from_year" between 2014 and 2040 and "budget_shift"."to_year" between 2014 and 2040 and "budget_shift"."from_year" <> "budget_shift"."to_year"),
	CONSTRAINT "budget_shift_amount" CHECK ("budget_shift"."amount" between 1 and 999999999999999),
	CONSTRAINT "budget_shift_outcome" CHECK ("budget_shift"."outcome" in ('granted', 'refused', 'withdrawn')),
	CONSTRAINT "budget_shift_decided" CHECK (("budget_shift"."outcome" is null) = ("budget_shift"."decided_on" is null) and "budget_shift"."decided_on" >= "budget_shift"."requested_on" and ("budget_shift"."outcome" is null) = ("budget_shift"."decided_at" is null)),
	CONSTRAINT "budget_shift_text" CHECK (length("budget_shift"."reason") <= 2000 and length("budget_shift"."decision") <= 200)
);
--> statement-breakpoint
CREATE TABLE "funding_entry" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" bigint NOT NULL,
	"owner_city" text collate "C",
	"recorded_by" uuid,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"kind" text NOT NULL,
	"budget_year" integer NOT NULL,
	"on_day" date NOT NULL,
	"amount" bigint NOT NULL,
	"source" text,
	"cancelled_by" uuid,
	"cancelled_at" timestamp with time zone,
	"cancelled_reason" text,
	CONSTRAINT "funding_entry_kind" CHECK ("funding_entry"."kind" in ('approved', 'advanceCall', 'paymentClaim', 'spent', 'accepted')),
	CONSTRAINT "funding_entry_year" CHECK ("funding_entry"."budget_year" between 2014 and 2040),
	CONSTRAINT "funding_entry_amount" CHECK ("funding_entry"."amount" between 0 and 999999999999999 and ("funding_entry"."amount" > 0 or "funding_entry"."kind" in ('approved', 'accepted'))),
	CONSTRAINT "funding_entry_text" CHECK (("funding_entry"."cancelled_at" is null) = ("funding_entry"."cancelled_reason" is null) and length("funding_entry"."cancelled_reason") <= 1000 and length("funding_entry"."source") <= 500)
);
--> statement-breakpoint
ALTER TABLE "payment" ADD COLUMN "advance" boolean;--> statement-breakpoint
ALTER TABLE "budget_shift" ADD CONSTRAINT "budget_shift_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget_shift" ADD CONSTRAINT "budget_shift_recorded_by_person_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget_shift" ADD CONSTRAINT "budget_shift_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_entry" ADD CONSTRAINT "funding_entry_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_entry" ADD CONSTRAINT "funding_entry_recorded_by_person_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_entry" ADD CONSTRAINT "funding_entry_cancelled_by_person_id_fk" FOREIGN KEY ("cancelled_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "budget_shift_project" ON "budget_shift" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "funding_entry_project" ON "funding_entry" USING btree ("project_id");--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_advance" CHECK ("payment"."advance" is null or "payment"."kind" <> 'repayment');--> statement-breakpoint

-- ------------------------------------------------------------------ who sees and keeps ledgers

CREATE TRIGGER funding_entry_city BEFORE INSERT OR UPDATE ON funding_entry FOR EACH ROW EXECUTE FUNCTION keep_city_of_project();
--> statement-breakpoint
CREATE TRIGGER budget_shift_city BEFORE INSERT OR UPDATE ON budget_shift FOR EACH ROW EXECUTE FUNCTION keep_city_of_project();
--> statement-breakpoint
-- What was booked stays as it was: it can be cancelled, and a shift decided, once.
GRANT SELECT, INSERT, UPDATE (cancelled_by, cancelled_at, cancelled_reason) ON funding_entry TO steckbrief_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (outcome, decided_on, decision, decided_by, decided_at) ON budget_shift TO steckbrief_app;
--> statement-breakpoint
ALTER TABLE funding_entry ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE budget_shift ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
-- A city keeps its own, the service centre everybody's; auditors look on where their mandate covers the project.
CREATE POLICY funding_entry_seen ON funding_entry FOR SELECT TO steckbrief_app
  USING (acting_for_city(owner_city) OR (acting_reader_of_all() AND mandate_covers(owner_city, project_id)));
--> statement-breakpoint
CREATE POLICY funding_entry_booked ON funding_entry FOR INSERT TO steckbrief_app
  WITH CHECK (acting_keeper_of(owner_city) AND cancelled_at IS NULL);
--> statement-breakpoint
CREATE POLICY funding_entry_cancelled ON funding_entry FOR UPDATE TO steckbrief_app
  USING (acting_keeper_of(owner_city) AND cancelled_at IS NULL) WITH CHECK (acting_keeper_of(owner_city) AND cancelled_at IS NOT NULL);
--> statement-breakpoint
CREATE POLICY budget_shift_seen ON budget_shift FOR SELECT TO steckbrief_app
  USING (acting_for_city(owner_city) OR (acting_reader_of_all() AND mandate_covers(owner_city, project_id)));
--> statement-breakpoint
CREATE POLICY budget_shift_requested ON budget_shift FOR INSERT TO steckbrief_app
  WITH CHECK (acting_keeper_of(owner_city) AND outcome IS NULL);
--> statement-breakpoint
CREATE POLICY budget_shift_decided ON budget_shift FOR UPDATE TO steckbrief_app
  USING (acting_keeper_of(owner_city) AND outcome IS NULL) WITH CHECK (acting_keeper_of(owner_city) AND outcome IS NOT NULL);
--> statement-breakpoint

-- ------------------------------------------------------------------ classes and trail

INSERT INTO column_class (table_name, column_name, class)
SELECT c.table_name, c.column_name,
  CASE WHEN c.column_name IN ('source', 'cancelled_reason', 'reason', 'decision') THEN 'personal' ELSE 'internal' END
FROM information_schema.columns c
WHERE c.table_schema = 'public' AND c.table_name IN ('funding_entry', 'budget_shift');
--> statement-breakpoint
INSERT INTO column_class (table_name, column_name, class) VALUES ('payment', 'advance', 'internal');
--> statement-breakpoint
CALL cover_by_trail('funding_entry', 'id');
--> statement-breakpoint
CALL cover_by_trail('budget_shift', 'id');
--> statement-breakpoint

-- ------------------------------------------------------------------ retention

-- As before, and what was booked of the project goes with its payments.
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

  SELECT coalesce(array_agg(DISTINCT a.sha256), '{}') INTO files FROM attachment a WHERE a.project_id = delete_kept_records.project;
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
    (13, 'budget_shift', 'SELECT id::text FROM budget_shift WHERE project_id = $1', 'DELETE FROM budget_shift WHERE project_id = $1')
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
    AND NOT EXISTS (SELECT FROM city_upload u WHERE u.file_sha256 = f.sha256)
    AND NOT EXISTS (SELECT FROM import_run r WHERE r.file_sha256 = f.sha256);
  GET DIAGNOSTICS many = ROW_COUNT;
  IF many > 0 THEN gone := gone || jsonb_build_object('stored_file', many); END IF;
  INSERT INTO retention_deletion (project_id, reference, kept_until, basis, removed, deleted_by)
  SELECT p.id, p.reference, delete_kept_records.until, delete_kept_records.basis, gone, acting_person() FROM project p WHERE p.id = delete_kept_records.project;
  RETURN gone;
END $$;
