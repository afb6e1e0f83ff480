ALTER TABLE "budget_shift" ADD COLUMN "cancelled_by" uuid;--> statement-breakpoint
ALTER TABLE "budget_shift" ADD COLUMN "cancelled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "budget_shift" ADD COLUMN "cancelled_reason" text;--> statement-breakpoint
ALTER TABLE "handout_file" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "handout_file" ADD COLUMN "withdrawn_reason" text collate "de-x-icu";--> statement-breakpoint
ALTER TABLE "budget_shift" ADD CONSTRAINT "budget_shift_cancelled_by_person_id_fk" FOREIGN KEY ("cancelled_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget_shift" ADD CONSTRAINT "budget_shift_cancelled" CHECK (("budget_shift"."cancelled_at" is null) = ("budget_shift"."cancelled_reason" is null) and ("budget_shift"."cancelled_at" is null or coalesce("budget_shift"."outcome" = 'granted', false)) and length("budget_shift"."cancelled_reason") <= 1000);--> statement-breakpoint
ALTER TABLE "handout_file" ADD CONSTRAINT "handout_file_withdrawn" CHECK (("handout_file"."withdrawn_at" is null) = ("handout_file"."withdrawn_reason" is null) and length("handout_file"."withdrawn_reason") <= 1000);
--> statement-breakpoint

-- ------------------------------------------------------------------ shifts that were granted are cancelled

-- What was decided stays as it was decided; it can be cancelled, once.
CREATE FUNCTION guard_budget_shift() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.outcome IS NOT NULL AND coalesce(acting_role() <> 'system', false)
     AND (NEW.outcome, NEW.decided_on, NEW.decision, NEW.decided_by, NEW.decided_at)
         IS DISTINCT FROM (OLD.outcome, OLD.decided_on, OLD.decision, OLD.decided_by, OLD.decided_at) THEN
    RAISE EXCEPTION 'what was decided stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'budget_shift_step';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER budget_shift_guard BEFORE UPDATE ON budget_shift FOR EACH ROW EXECUTE FUNCTION guard_budget_shift();
--> statement-breakpoint
GRANT UPDATE (cancelled_by, cancelled_at, cancelled_reason) ON budget_shift TO steckbrief_app;
--> statement-breakpoint
CREATE POLICY budget_shift_cancelled ON budget_shift FOR UPDATE TO steckbrief_app
  USING (acting_keeper_of(owner_city) AND outcome = 'granted' AND cancelled_at IS NULL)
  WITH CHECK (acting_keeper_of(owner_city) AND outcome = 'granted' AND cancelled_at IS NOT NULL);
--> statement-breakpoint
INSERT INTO column_class (table_name, column_name, class) VALUES ('budget_shift', 'cancelled_by', 'internal'),
  ('budget_shift', 'cancelled_at', 'internal'), ('budget_shift', 'cancelled_reason', 'personal');
--> statement-breakpoint

-- ------------------------------------------------------------------ versions of handouts are withdrawn

-- A version is withdrawn once and for good; what is published keeps one that counts.
CREATE FUNCTION guard_handout_file() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.withdrawn_at IS NOT NULL AND (NEW.withdrawn_at, NEW.withdrawn_reason) IS DISTINCT FROM (OLD.withdrawn_at, OLD.withdrawn_reason) THEN
    PERFORM refuse_handout_step('withdraw a version twice');
  END IF;
  IF NEW.withdrawn_at IS NOT NULL AND OLD.withdrawn_at IS NULL
     AND EXISTS (SELECT FROM handout h WHERE h.id = NEW.handout_id AND h.state = 'published')
     AND NOT EXISTS (SELECT FROM handout_file f WHERE f.handout_id = NEW.handout_id AND f.id <> NEW.id AND f.withdrawn_at IS NULL) THEN
    PERFORM refuse_handout_step('withdraw the last version of what is published');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER handout_file_guard BEFORE UPDATE ON handout_file FOR EACH ROW EXECUTE FUNCTION guard_handout_file();
--> statement-breakpoint
-- As before; a version that is withdrawn is no file to publish.
CREATE OR REPLACE FUNCTION guard_handout() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.state <> 'draft' THEN PERFORM refuse_handout_step('remove what was published'); END IF;
    RETURN OLD;
  END IF;
  IF NEW.state = 'published' AND OLD.state <> 'published'
     AND NOT EXISTS (SELECT FROM handout_file f WHERE f.handout_id = NEW.id AND f.withdrawn_at IS NULL) THEN
    PERFORM refuse_handout_step('publish without a file');
  END IF;
  IF NEW.state = 'withdrawn' AND OLD.state = 'draft' THEN PERFORM refuse_handout_step('withdraw what was never published'); END IF;
  IF NEW.state = 'draft' AND OLD.state <> 'draft' THEN PERFORM refuse_handout_step('make a draft of what was published'); END IF;
  NEW.version := OLD.version + 1;
  NEW.updated_at := clock_timestamp();
  RETURN NEW;
END $$;
--> statement-breakpoint
GRANT UPDATE (withdrawn_at, withdrawn_reason) ON handout_file TO steckbrief_app;
--> statement-breakpoint
CREATE POLICY handout_file_withdrawn ON handout_file FOR UPDATE TO steckbrief_app
  USING (acting_for_service_centre()) WITH CHECK (acting_for_service_centre());
--> statement-breakpoint
-- Bytes of what was withdrawn are for those who read everything.
ALTER POLICY stored_file_chunk_of_library ON stored_file_chunk
  USING (EXISTS (SELECT FROM handout_file f WHERE f.file_sha256 = stored_file_chunk.sha256 AND (f.withdrawn_at IS NULL OR acting_reader_of_all())));
--> statement-breakpoint
INSERT INTO column_class (table_name, column_name, class) VALUES ('handout_file', 'withdrawn_at', 'public'), ('handout_file', 'withdrawn_reason', 'public');
