CREATE TABLE "audit_mandate" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"body" text NOT NULL,
	"mandate" text NOT NULL,
	"cities" text[],
	"funding_periods" text[],
	"funds" text[],
	"ends_on" date NOT NULL,
	"changed_by" uuid,
	"changed_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "audit_mandate_person" UNIQUE("person_id"),
	CONSTRAINT "audit_mandate_text" CHECK (length(btrim("audit_mandate"."body")) between 1 and 200 and length(btrim("audit_mandate"."mandate")) between 1 and 500)
);
--> statement-breakpoint
CREATE TABLE "on_the_spot_check" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" bigint NOT NULL,
	"owner_city" text collate "C",
	"body" text NOT NULL,
	"checked_on" date NOT NULL,
	"finding" text,
	"amount" bigint,
	"answer" text,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	"follow_up" text,
	"follow_up_due" date,
	"closed_on" date,
	"recorded_by" uuid,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "on_the_spot_check_amount" CHECK ("on_the_spot_check"."amount" between 0 and 999999999999999),
	CONSTRAINT "on_the_spot_check_text" CHECK (length(btrim("on_the_spot_check"."body")) between 1 and 200 and length("on_the_spot_check"."finding") <= 10000 and length("on_the_spot_check"."answer") <= 10000 and length("on_the_spot_check"."follow_up") <= 10000),
	CONSTRAINT "on_the_spot_check_closed" CHECK ("on_the_spot_check"."closed_on" >= "on_the_spot_check"."checked_on")
);
--> statement-breakpoint
CREATE TABLE "payment" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" bigint NOT NULL,
	"owner_city" text collate "C",
	"kind" text NOT NULL,
	"paid_on" date NOT NULL,
	"amount" bigint NOT NULL,
	"recovery_id" uuid,
	"source" text,
	"recorded_by" uuid,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"cancelled_by" uuid,
	"cancelled_at" timestamp with time zone,
	"cancelled_reason" text,
	CONSTRAINT "payment_kind" CHECK ("payment"."kind" in ('interim', 'final', 'repayment')),
	CONSTRAINT "payment_amount" CHECK ("payment"."amount" between 1 and 999999999999999),
	CONSTRAINT "payment_recovery_kind" CHECK ("payment"."recovery_id" is null or "payment"."kind" = 'repayment'),
	CONSTRAINT "payment_cancelled" CHECK (("payment"."cancelled_at" is null) = ("payment"."cancelled_reason" is null) and length("payment"."cancelled_reason") <= 1000 and length("payment"."source") <= 500)
);
--> statement-breakpoint
CREATE TABLE "recovery" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" bigint NOT NULL,
	"owner_city" text collate "C",
	"check_id" uuid,
	"decision" text NOT NULL,
	"decided_on" date NOT NULL,
	"principal" bigint NOT NULL,
	"interest" bigint,
	"note" text,
	"recorded_by" uuid,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "recovery_amounts" CHECK ("recovery"."principal" between 1 and 999999999999999 and "recovery"."interest" between 0 and 999999999999999),
	CONSTRAINT "recovery_text" CHECK (length(btrim("recovery"."decision")) between 1 and 200 and length("recovery"."note") <= 2000)
);
--> statement-breakpoint
CREATE TABLE "retention_deletion" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" bigint NOT NULL,
	"reference" text collate "C" NOT NULL,
	"kept_until" date NOT NULL,
	"basis" text NOT NULL,
	"removed" jsonb NOT NULL,
	"deleted_by" uuid,
	"deleted_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "retention_mark" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" bigint NOT NULL,
	"owner_city" text collate "C",
	"kind" text NOT NULL,
	"on_day" date,
	"reason" text NOT NULL,
	"set_by" uuid,
	"set_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"lifted_by" uuid,
	"lifted_at" timestamp with time zone,
	"lifted_reason" text,
	CONSTRAINT "retention_mark_kind" CHECK ("retention_mark"."kind" in ('sab', 'stateAid', 'accounts', 'hold') and ("retention_mark"."kind" = 'hold') = ("retention_mark"."on_day" is null)),
	CONSTRAINT "retention_mark_text" CHECK (length(btrim("retention_mark"."reason")) between 1 and 1000 and ("retention_mark"."lifted_at" is null) = ("retention_mark"."lifted_reason" is null) and length("retention_mark"."lifted_reason") <= 1000)
);
--> statement-breakpoint
CREATE TABLE "audit_sample" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"purpose" text NOT NULL,
	"parameters" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"listing" text NOT NULL,
	"sha256" text NOT NULL,
	"drawn_by" uuid,
	"drawn_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "audit_sample_purpose" CHECK (length(btrim("audit_sample"."purpose")) between 1 and 300),
	CONSTRAINT "audit_sample_sha256" CHECK ("audit_sample"."sha256" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
ALTER TABLE "audit_mandate" ADD CONSTRAINT "audit_mandate_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_mandate" ADD CONSTRAINT "audit_mandate_changed_by_person_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "on_the_spot_check" ADD CONSTRAINT "on_the_spot_check_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "on_the_spot_check" ADD CONSTRAINT "on_the_spot_check_answered_by_person_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "on_the_spot_check" ADD CONSTRAINT "on_the_spot_check_recorded_by_person_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_recovery_id_recovery_id_fk" FOREIGN KEY ("recovery_id") REFERENCES "public"."recovery"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_recorded_by_person_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_cancelled_by_person_id_fk" FOREIGN KEY ("cancelled_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery" ADD CONSTRAINT "recovery_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery" ADD CONSTRAINT "recovery_check_id_on_the_spot_check_id_fk" FOREIGN KEY ("check_id") REFERENCES "public"."on_the_spot_check"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery" ADD CONSTRAINT "recovery_recorded_by_person_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retention_deletion" ADD CONSTRAINT "retention_deletion_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retention_deletion" ADD CONSTRAINT "retention_deletion_deleted_by_person_id_fk" FOREIGN KEY ("deleted_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retention_mark" ADD CONSTRAINT "retention_mark_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retention_mark" ADD CONSTRAINT "retention_mark_set_by_person_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retention_mark" ADD CONSTRAINT "retention_mark_lifted_by_person_id_fk" FOREIGN KEY ("lifted_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_sample" ADD CONSTRAINT "audit_sample_drawn_by_person_id_fk" FOREIGN KEY ("drawn_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "on_the_spot_check_project" ON "on_the_spot_check" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "payment_project" ON "payment" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "payment_recovery" ON "payment" USING btree ("recovery_id");--> statement-breakpoint
CREATE INDEX "recovery_project" ON "recovery" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "retention_deletion_project" ON "retention_deletion" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "retention_mark_project" ON "retention_mark" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "audit_sample_drawn" ON "audit_sample" USING btree ("drawn_by","drawn_at");
-- ------------------------------------------------------------------ what an auditor may see, and until when

-- Whether an auditor's mandate covers what belongs to a city and, where one is named, to a project. Auditors without a
-- mandate on record see everything, as they did before there were mandates; nobody else is asked.
CREATE FUNCTION mandate_covers(owner_city text, project bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
RETURN acting_role() IS DISTINCT FROM 'auditor' OR NOT EXISTS (
  SELECT FROM audit_mandate m
  WHERE m.person_id = acting_person() AND NOT coalesce(
    (now() AT TIME ZONE 'Europe/Berlin')::date <= m.ends_on
    AND (m.cities IS NULL OR mandate_covers.owner_city = ANY (m.cities))
    AND ((m.funding_periods IS NULL AND m.funds IS NULL) OR EXISTS (
      SELECT FROM project_version v
      LEFT JOIN catalogue_version p ON p.entry_id = v.funding_period_id AND p.superseded_revision IS NULL
      LEFT JOIN catalogue_version f ON f.entry_id = v.fund_id AND f.superseded_revision IS NULL
      WHERE v.project_id = mandate_covers.project AND v.superseded_revision IS NULL
        AND (m.funding_periods IS NULL OR p.code = ANY (m.funding_periods))
        AND (m.funds IS NULL OR f.code = ANY (m.funds)))), false));
--> statement-breakpoint
-- Whether it covers everything: what cannot be told apart by city is seen only then.
CREATE FUNCTION mandate_covers_all() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
RETURN acting_role() IS DISTINCT FROM 'auditor' OR NOT EXISTS (
  SELECT FROM audit_mandate m
  WHERE m.person_id = acting_person() AND ((now() AT TIME ZONE 'Europe/Berlin')::date > m.ends_on
    OR m.cities IS NOT NULL OR m.funding_periods IS NOT NULL OR m.funds IS NOT NULL));
--> statement-breakpoint
REVOKE ALL ON FUNCTION mandate_covers(text, bigint), mandate_covers_all() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION mandate_covers(text, bigint), mandate_covers_all() TO steckbrief_app;
--> statement-breakpoint
-- Nobody signs in, keeps a session or uses a token after the last day of the mandate.
CREATE OR REPLACE VIEW person_now AS
SELECT p.id, p.name, p.city_ags, p.two_factor_enabled,
       CASE WHEN EXISTS (
         SELECT FROM deputy d JOIN person l ON l.id = d.for_person
         WHERE d.deputy_person = p.id AND l.state = 'active'
           AND (now() AT TIME ZONE 'Europe/Berlin')::date BETWEEN d.starts_on AND d.ends_on
           AND ((p.role = 'cityEditor' AND l.role = 'cityLead' AND l.city_ags = p.city_ags) OR (p.role = 'staff' AND l.role = 'lead')))
       THEN CASE p.role WHEN 'staff' THEN 'lead' ELSE 'cityLead' END ELSE p.role END AS role
FROM person p WHERE p.state = 'active' AND NOT (p.role = 'auditor' AND EXISTS (
  SELECT FROM audit_mandate m WHERE m.person_id = p.id AND m.ends_on < (now() AT TIME ZONE 'Europe/Berlin')::date));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON audit_mandate TO steckbrief_app;
--> statement-breakpoint
ALTER TABLE audit_mandate ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY audit_mandate_seen ON audit_mandate FOR SELECT TO steckbrief_app
  USING (acting_role() IN ('administrator', 'staff', 'lead', 'system') OR person_id = acting_person());
--> statement-breakpoint
CREATE POLICY audit_mandate_given ON audit_mandate TO steckbrief_app
  USING (acting_role() IN ('administrator', 'system')) WITH CHECK (acting_role() IN ('administrator', 'system'));
--> statement-breakpoint
CREATE POLICY project_draft_mandate ON project_draft AS RESTRICTIVE FOR SELECT TO steckbrief_app
  USING (acting_role() IS DISTINCT FROM 'auditor' OR mandate_covers(owner_city, project_id));
--> statement-breakpoint
CREATE POLICY workflow_step_mandate ON workflow_step AS RESTRICTIVE FOR SELECT TO steckbrief_app
  USING (acting_role() IS DISTINCT FROM 'auditor' OR mandate_covers(owner_city, project_id));
--> statement-breakpoint
CREATE POLICY draft_comment_mandate ON draft_comment AS RESTRICTIVE FOR SELECT TO steckbrief_app
  USING (acting_role() IS DISTINCT FROM 'auditor' OR mandate_covers(owner_city, project_id));
--> statement-breakpoint
CREATE POLICY attachment_mandate ON attachment AS RESTRICTIVE FOR SELECT TO steckbrief_app
  USING (acting_role() IS DISTINCT FROM 'auditor' OR mandate_covers(owner_city, project_id));
--> statement-breakpoint
CREATE POLICY finding_waiver_mandate ON finding_waiver AS RESTRICTIVE FOR SELECT TO steckbrief_app
  USING (acting_role() IS DISTINCT FROM 'auditor' OR mandate_covers(owner_city, project_id));
--> statement-breakpoint
CREATE POLICY proof_mandate ON proof AS RESTRICTIVE FOR SELECT TO steckbrief_app
  USING (acting_role() IS DISTINCT FROM 'auditor' OR mandate_covers(owner_city, project_id));
--> statement-breakpoint
CREATE POLICY proof_step_mandate ON proof_step AS RESTRICTIVE FOR SELECT TO steckbrief_app
  USING (acting_role() IS DISTINCT FROM 'auditor' OR mandate_covers_all() OR EXISTS (SELECT FROM proof p WHERE p.id = proof_id));
--> statement-breakpoint
CREATE POLICY proof_body_mandate ON proof_body AS RESTRICTIVE FOR SELECT TO steckbrief_app
  USING (acting_role() IS DISTINCT FROM 'auditor' OR mandate_covers_all() OR EXISTS (SELECT FROM proof p WHERE p.id = proof_id));
--> statement-breakpoint
CREATE POLICY sab_notice_mandate ON sab_notice AS RESTRICTIVE FOR SELECT TO steckbrief_app
  USING (acting_role() IS DISTINCT FROM 'auditor' OR mandate_covers(owner_city, project_id));
--> statement-breakpoint
-- Imports, differences and files cover many cities: they are for mandates without limits.
CREATE POLICY import_run_mandate ON import_run AS RESTRICTIVE FOR SELECT TO steckbrief_app USING (acting_role() IS DISTINCT FROM 'auditor' OR mandate_covers_all());
--> statement-breakpoint
CREATE POLICY import_row_mandate ON import_row AS RESTRICTIVE FOR SELECT TO steckbrief_app USING (acting_role() IS DISTINCT FROM 'auditor' OR mandate_covers_all());
--> statement-breakpoint
CREATE POLICY import_undo_mandate ON import_undo AS RESTRICTIVE FOR SELECT TO steckbrief_app USING (acting_role() IS DISTINCT FROM 'auditor' OR mandate_covers_all());
--> statement-breakpoint
CREATE POLICY reconciliation_mandate ON reconciliation AS RESTRICTIVE FOR SELECT TO steckbrief_app USING (acting_role() IS DISTINCT FROM 'auditor' OR mandate_covers_all());
--> statement-breakpoint
CREATE POLICY reconciliation_difference_mandate ON reconciliation_difference AS RESTRICTIVE FOR SELECT TO steckbrief_app USING (acting_role() IS DISTINCT FROM 'auditor' OR mandate_covers_all());
--> statement-breakpoint
DROP POLICY stored_file_audited ON stored_file;
--> statement-breakpoint
CREATE POLICY stored_file_audited ON stored_file FOR SELECT TO steckbrief_app USING (acting_role() = 'auditor' AND mandate_covers_all());
--> statement-breakpoint
DROP POLICY stored_file_chunk_audited ON stored_file_chunk;
--> statement-breakpoint
CREATE POLICY stored_file_chunk_audited ON stored_file_chunk FOR SELECT TO steckbrief_app USING (acting_role() = 'auditor' AND mandate_covers_all());
--> statement-breakpoint

-- ------------------------------------------------------------------ checks, recoveries, payments, retention

-- Whose project it is decides whose row it is. It stays with its project.
CREATE FUNCTION keep_city_of_project() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.project_id <> OLD.project_id THEN
    RAISE EXCEPTION 'what is kept about a project stays with it' USING ERRCODE = 'restrict_violation';
  END IF;
  NEW.owner_city := (SELECT p.ags FROM project_version v LEFT JOIN place p ON p.id = v.place_id
                     WHERE v.project_id = NEW.project_id ORDER BY v.version_number DESC LIMIT 1);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER on_the_spot_check_city BEFORE INSERT OR UPDATE ON on_the_spot_check FOR EACH ROW EXECUTE FUNCTION keep_city_of_project();
--> statement-breakpoint
CREATE TRIGGER recovery_city BEFORE INSERT OR UPDATE ON recovery FOR EACH ROW EXECUTE FUNCTION keep_city_of_project();
--> statement-breakpoint
CREATE TRIGGER payment_city BEFORE INSERT OR UPDATE ON payment FOR EACH ROW EXECUTE FUNCTION keep_city_of_project();
--> statement-breakpoint
CREATE TRIGGER retention_mark_city BEFORE INSERT OR UPDATE ON retention_mark FOR EACH ROW EXECUTE FUNCTION keep_city_of_project();
--> statement-breakpoint
-- The city answers, and changes nothing else; the service centre keeps the rest.
CREATE FUNCTION guard_on_the_spot_check() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  answered text[] := ARRAY['answer', 'answered_by', 'answered_at', 'owner_city'];
BEGIN
  IF acting_role() IN ('cityEditor', 'cityLead')
     AND to_jsonb(NEW) - answered IS DISTINCT FROM to_jsonb(OLD) - answered THEN
    RAISE EXCEPTION 'a city answers a finding and changes nothing of it'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'on_the_spot_check_answer';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER on_the_spot_check_guard BEFORE UPDATE ON on_the_spot_check FOR EACH ROW EXECUTE FUNCTION guard_on_the_spot_check();
--> statement-breakpoint
-- A repayment belongs to a recovery of the same project, a recovery to a check of it.
CREATE FUNCTION guard_same_project() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  other bigint;
BEGIN
  IF TG_TABLE_NAME = 'payment' THEN
    SELECT r.project_id INTO other FROM recovery r WHERE r.id = (to_jsonb(NEW) ->> 'recovery_id')::uuid;
  ELSE
    SELECT c.project_id INTO other FROM on_the_spot_check c WHERE c.id = (to_jsonb(NEW) ->> 'check_id')::uuid;
  END IF;
  IF other IS DISTINCT FROM NEW.project_id AND coalesce(to_jsonb(NEW) ->> 'recovery_id', to_jsonb(NEW) ->> 'check_id') IS NOT NULL THEN
    RAISE EXCEPTION 'it belongs to another project' USING ERRCODE = 'check_violation', CONSTRAINT = 'audit_same_project';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER payment_same_project BEFORE INSERT OR UPDATE ON payment FOR EACH ROW EXECUTE FUNCTION guard_same_project();
--> statement-breakpoint
CREATE TRIGGER recovery_same_project BEFORE INSERT OR UPDATE ON recovery FOR EACH ROW EXECUTE FUNCTION guard_same_project();
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON on_the_spot_check, recovery, payment, retention_mark TO steckbrief_app;
--> statement-breakpoint
ALTER TABLE on_the_spot_check ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE recovery ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE payment ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE retention_mark ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY on_the_spot_check_seen ON on_the_spot_check FOR SELECT TO steckbrief_app
  USING (acting_for_city(owner_city) OR (acting_reader_of_all() AND mandate_covers(owner_city, project_id)));
--> statement-breakpoint
CREATE POLICY on_the_spot_check_recorded ON on_the_spot_check FOR INSERT TO steckbrief_app WITH CHECK (acting_for_service_centre());
--> statement-breakpoint
CREATE POLICY on_the_spot_check_changed ON on_the_spot_check FOR UPDATE TO steckbrief_app
  USING (acting_for_service_centre() OR acting_for_city(owner_city))
  WITH CHECK (acting_for_service_centre() OR acting_for_city(owner_city));
--> statement-breakpoint
CREATE POLICY on_the_spot_check_deleted ON on_the_spot_check FOR DELETE TO steckbrief_app USING (acting_role() = 'system');
--> statement-breakpoint
CREATE POLICY recovery_seen ON recovery FOR SELECT TO steckbrief_app
  USING (acting_for_city(owner_city) OR (acting_reader_of_all() AND mandate_covers(owner_city, project_id)));
--> statement-breakpoint
CREATE POLICY recovery_recorded ON recovery FOR INSERT TO steckbrief_app WITH CHECK (acting_for_service_centre());
--> statement-breakpoint
CREATE POLICY recovery_changed ON recovery FOR UPDATE TO steckbrief_app
  USING (acting_for_service_centre()) WITH CHECK (acting_for_service_centre());
--> statement-breakpoint
CREATE POLICY recovery_deleted ON recovery FOR DELETE TO steckbrief_app USING (acting_role() = 'system');
--> statement-breakpoint
CREATE POLICY payment_seen ON payment FOR SELECT TO steckbrief_app
  USING (acting_for_city(owner_city) OR (acting_reader_of_all() AND mandate_covers(owner_city, project_id)));
--> statement-breakpoint
CREATE POLICY payment_recorded ON payment FOR INSERT TO steckbrief_app WITH CHECK (acting_for_service_centre() AND cancelled_at IS NULL);
--> statement-breakpoint
CREATE POLICY payment_cancelled ON payment FOR UPDATE TO steckbrief_app
  USING (acting_for_service_centre() AND cancelled_at IS NULL) WITH CHECK (acting_for_service_centre() AND cancelled_at IS NOT NULL);
--> statement-breakpoint
CREATE POLICY payment_deleted ON payment FOR DELETE TO steckbrief_app USING (acting_role() = 'system');
--> statement-breakpoint
CREATE POLICY retention_mark_seen ON retention_mark FOR SELECT TO steckbrief_app
  USING (acting_for_city(owner_city) OR (acting_reader_of_all() AND mandate_covers(owner_city, project_id)));
--> statement-breakpoint
CREATE POLICY retention_mark_set ON retention_mark FOR INSERT TO steckbrief_app WITH CHECK (acting_for_service_centre() AND lifted_at IS NULL);
--> statement-breakpoint
CREATE POLICY retention_mark_lifted ON retention_mark FOR UPDATE TO steckbrief_app
  USING (acting_for_service_centre() AND lifted_at IS NULL) WITH CHECK (acting_for_service_centre() AND lifted_at IS NOT NULL);
--> statement-breakpoint
CREATE POLICY retention_mark_deleted ON retention_mark FOR DELETE TO steckbrief_app USING (acting_role() = 'system');
--> statement-breakpoint

-- ------------------------------------------------------------------ classes and trail

INSERT INTO column_class (table_name, column_name, class)
SELECT c.table_name, c.column_name,
  CASE WHEN c.column_name IN ('finding', 'answer', 'follow_up', 'note', 'source', 'cancelled_reason', 'reason', 'lifted_reason', 'mandate')
    THEN 'personal' ELSE 'internal' END
FROM information_schema.columns c
WHERE c.table_schema = 'public' AND c.table_name IN ('audit_mandate', 'on_the_spot_check', 'recovery', 'payment', 'retention_mark');
--> statement-breakpoint
CALL cover_by_trail('audit_mandate', 'id');
--> statement-breakpoint
CALL cover_by_trail('on_the_spot_check', 'id');
--> statement-breakpoint
CALL cover_by_trail('recovery', 'id');
--> statement-breakpoint
CALL cover_by_trail('payment', 'id');
--> statement-breakpoint
CALL cover_by_trail('retention_mark', 'id');
--> statement-breakpoint

-- ------------------------------------------------------------------ samples

GRANT SELECT, INSERT ON audit_sample TO steckbrief_app;
--> statement-breakpoint
ALTER TABLE audit_sample ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Auditors see what auditors drew; the service centre sees its own, so that nobody knows beforehand what will be looked at.
CREATE POLICY audit_sample_seen ON audit_sample FOR SELECT TO steckbrief_app
  USING (acting_role() IN ('auditor', 'system') OR (acting_role() IN ('staff', 'lead') AND drawn_by = acting_person()));
--> statement-breakpoint
CREATE POLICY audit_sample_drawn ON audit_sample FOR INSERT TO steckbrief_app
  WITH CHECK (acting_reader_of_all() AND drawn_by IS NOT DISTINCT FROM acting_person());
--> statement-breakpoint
INSERT INTO column_class (table_name, column_name, class)
SELECT c.table_name, c.column_name, CASE WHEN c.column_name IN ('purpose', 'listing') THEN 'personal' ELSE 'internal' END
FROM information_schema.columns c WHERE c.table_schema = 'public' AND c.table_name = 'audit_sample';
--> statement-breakpoint
CALL cover_by_trail('audit_sample', 'id');
--> statement-breakpoint

-- ------------------------------------------------------------------ deleting what need not be kept any more

GRANT SELECT ON retention_deletion TO steckbrief_app;
--> statement-breakpoint
ALTER TABLE retention_deletion ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY retention_deletion_seen ON retention_deletion FOR SELECT TO steckbrief_app
  USING (acting_role() = 'administrator' OR acting_reader_of_all());
--> statement-breakpoint
INSERT INTO column_class (table_name, column_name, class)
SELECT c.table_name, c.column_name, 'internal'
FROM information_schema.columns c WHERE c.table_schema = 'public' AND c.table_name = 'retention_deletion';
--> statement-breakpoint
CALL cover_by_trail('retention_deletion', 'id');
--> statement-breakpoint
CREATE FUNCTION refuse_deletion(reason text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'these records are kept: %', reason USING ERRCODE = 'check_violation', CONSTRAINT = 'retention_kept';
END $$;
--> statement-breakpoint
-- Deletes documents, remarks and books of one project for good, with their personal values in the trail; the published
-- versions and every row of the trail with its commitment stay. The program computes the day; what would be wrong under any
-- rule is refused here once more: a hold, a day that is not over, no last payment, work in progress.
CREATE FUNCTION delete_kept_records(project bigint, until date, basis text) RETURNS jsonb
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
    (11, 'retention_mark', 'SELECT id::text FROM retention_mark WHERE project_id = $1', 'DELETE FROM retention_mark WHERE project_id = $1')
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
--> statement-breakpoint
REVOKE ALL ON FUNCTION delete_kept_records(bigint, date, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION delete_kept_records(bigint, date, text) TO steckbrief_app;
--> statement-breakpoint
-- The listing of a sample is what was drawn, of published records alone.
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
  ('audit_sample', 'listing'),
  ('stored_file_chunk', 'bytes'),
  ('access_log', 'actor'), ('access_log', 'person_id'), ('access_log', 'subject')
$$;
