CREATE TABLE "inquiry" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"printed_paper" text collate "C",
	"title" text collate "de-x-icu" NOT NULL,
	"asked_by" text,
	"received_on" date,
	"due_on" date NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"edited_by" uuid,
	"cleared_by" uuid,
	"cleared_at" timestamp with time zone,
	"answered_on" date,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "inquiry_printed_paper" CHECK ("inquiry"."printed_paper" ~ '^[1-9][0-9]?/[1-9][0-9]{0,5}$'),
	CONSTRAINT "inquiry_title" CHECK (length(btrim("inquiry"."title")) between 1 and 300),
	CONSTRAINT "inquiry_asked_by" CHECK (length("inquiry"."asked_by") <= 300),
	CONSTRAINT "inquiry_state" CHECK ("inquiry"."state" in ('open', 'cleared', 'answered')),
	CONSTRAINT "inquiry_days" CHECK ("inquiry"."due_on" >= "inquiry"."received_on"),
	CONSTRAINT "inquiry_cleared" CHECK (("inquiry"."state" = 'open') = ("inquiry"."cleared_at" is null)),
	CONSTRAINT "inquiry_answered" CHECK (("inquiry"."state" = 'answered') = ("inquiry"."answered_on" is not null))
);
--> statement-breakpoint
CREATE TABLE "inquiry_question" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"inquiry_id" uuid NOT NULL,
	"number" text collate "C" NOT NULL,
	"wording" text collate "de-x-icu" NOT NULL,
	"answer" text collate "de-x-icu",
	"figures" jsonb,
	"figures_query" text,
	"figures_revision" integer,
	"frozen_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "inquiry_question_number" CHECK ("inquiry_question"."number" ~ '^[1-9][0-9]?[a-z]?$'),
	CONSTRAINT "inquiry_question_wording" CHECK (length(btrim("inquiry_question"."wording")) between 1 and 10000),
	CONSTRAINT "inquiry_question_answer" CHECK (length("inquiry_question"."answer") <= 50000),
	CONSTRAINT "inquiry_question_figures" CHECK (num_nonnulls("inquiry_question"."figures", "inquiry_question"."figures_query", "inquiry_question"."figures_revision", "inquiry_question"."frozen_at") in (0, 4))
);
--> statement-breakpoint
ALTER TABLE "inquiry" ADD CONSTRAINT "inquiry_edited_by_person_id_fk" FOREIGN KEY ("edited_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiry" ADD CONSTRAINT "inquiry_cleared_by_person_id_fk" FOREIGN KEY ("cleared_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiry_question" ADD CONSTRAINT "inquiry_question_inquiry_id_inquiry_id_fk" FOREIGN KEY ("inquiry_id") REFERENCES "public"."inquiry"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "inquiry_printed_paper_unique" ON "inquiry" USING btree ("printed_paper");--> statement-breakpoint
CREATE INDEX "inquiry_due" ON "inquiry" USING btree ("state","due_on");--> statement-breakpoint
CREATE UNIQUE INDEX "inquiry_question_number_unique" ON "inquiry_question" USING btree ("inquiry_id","number");--> statement-breakpoint
CREATE INDEX inquiry_question_similar ON inquiry_question USING gin (fold_text(wording) gin_trgm_ops);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON inquiry TO steckbrief_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON inquiry_question TO steckbrief_app;
--> statement-breakpoint
ALTER TABLE inquiry ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE inquiry_question ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY inquiry_read ON inquiry FOR SELECT TO steckbrief_app
  USING (acting_for_service_centre() OR acting_role() = 'auditor');
--> statement-breakpoint
CREATE POLICY inquiry_write ON inquiry TO steckbrief_app
  USING (acting_for_service_centre()) WITH CHECK (acting_for_service_centre());
--> statement-breakpoint
CREATE POLICY inquiry_question_read ON inquiry_question FOR SELECT TO steckbrief_app
  USING (acting_for_service_centre() OR acting_role() = 'auditor');
--> statement-breakpoint
CREATE POLICY inquiry_question_write ON inquiry_question TO steckbrief_app
  USING (acting_for_service_centre()) WITH CHECK (acting_for_service_centre());
--> statement-breakpoint

-- An inquiry begins open. A lead who did not write the answers last clears it; what is cleared stays as it is until
-- somebody opens it again and says why.
CREATE FUNCTION guard_inquiry() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'open' THEN PERFORM refuse_step('an inquiry begins open'); END IF;
    NEW.edited_by := acting_person();
    RETURN NEW;
  END IF;
  IF NEW.state = OLD.state THEN
    IF OLD.state <> 'open' AND ROW(NEW.*) IS DISTINCT FROM ROW(OLD.*) THEN PERFORM refuse_step('cleared'); END IF;
    RETURN NEW;
  END IF;
  IF OLD.state = 'open' AND NEW.state = 'cleared' THEN
    IF acting_role() <> 'system' AND (acting_role() <> 'lead' OR acting_person() IS NOT DISTINCT FROM OLD.edited_by) THEN
      PERFORM refuse_step('cleared by whoever wrote it');
    END IF;
    NEW.cleared_by := acting_person();
    NEW.cleared_at := clock_timestamp();
  ELSIF OLD.state = 'cleared' AND NEW.state = 'answered' THEN
    NEW.cleared_by := OLD.cleared_by;
    NEW.cleared_at := OLD.cleared_at;
  ELSIF NEW.state = 'open' THEN
    IF nullif(current_setting('app.reason', true), '') IS NULL THEN PERFORM refuse_step('opened without a reason'); END IF;
    NEW.cleared_by := NULL;
    NEW.cleared_at := NULL;
    NEW.edited_by := acting_person();
  ELSE
    PERFORM refuse_step('out of order');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER inquiry_guard BEFORE INSERT OR UPDATE ON inquiry FOR EACH ROW EXECUTE FUNCTION guard_inquiry();
--> statement-breakpoint

-- Questions change only while their inquiry is open; who changed them is noted there.
CREATE FUNCTION guard_inquiry_question() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  about uuid := CASE TG_OP WHEN 'DELETE' THEN OLD.inquiry_id ELSE NEW.inquiry_id END;
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.inquiry_id <> OLD.inquiry_id THEN PERFORM refuse_step('moved'); END IF;
  UPDATE inquiry SET edited_by = acting_person() WHERE id = about AND state = 'open';
  IF NOT FOUND THEN PERFORM refuse_step('cleared'); END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint
CREATE TRIGGER inquiry_question_guard BEFORE INSERT OR UPDATE OR DELETE ON inquiry_question
  FOR EACH ROW EXECUTE FUNCTION guard_inquiry_question();
--> statement-breakpoint

INSERT INTO column_class (table_name, column_name, class)
SELECT c.table_name, c.column_name,
       CASE WHEN c.column_name IN ('printed_paper', 'title', 'asked_by', 'number', 'wording') THEN 'public' ELSE 'internal' END
FROM information_schema.columns c
WHERE c.table_schema = 'public' AND c.table_name IN ('inquiry', 'inquiry_question');
--> statement-breakpoint
CALL cover_by_trail('inquiry', 'id');
--> statement-breakpoint
CALL cover_by_trail('inquiry_question', 'id');
