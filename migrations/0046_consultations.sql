CREATE TABLE "consultation" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "consultation_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"reference" text collate "C" GENERATED ALWAYS AS ('BA' || lpad(id::text, greatest(4, length(id::text)), '0')) STORED NOT NULL,
	"city_ags" text collate "C" NOT NULL,
	"topic" text NOT NULL,
	"question" text collate "de-x-icu" NOT NULL,
	"due_on" date,
	"asked_on" date DEFAULT today_in_saxony() NOT NULL,
	"asked_by" uuid,
	"state" text DEFAULT 'open' NOT NULL,
	"answer" text collate "de-x-icu",
	"minutes" integer,
	"answered_by" uuid,
	"answered_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "consultation_reference_unique" UNIQUE("reference"),
	CONSTRAINT "consultation_city" CHECK ("consultation"."city_ags" ~ '^[0-9]{8}$'),
	CONSTRAINT "consultation_topic" CHECK ("consultation"."topic" in ('plan', 'funding', 'indicators', 'participation', 'proof', 'networking', 'other')),
	CONSTRAINT "consultation_question" CHECK (length(btrim("consultation"."question")) between 1 and 10000),
	CONSTRAINT "consultation_state" CHECK ("consultation"."state" in ('open', 'inProgress', 'answered')),
	CONSTRAINT "consultation_answer" CHECK (length("consultation"."answer") <= 20000),
	CONSTRAINT "consultation_minutes" CHECK ("consultation"."minutes" between 0 and 100000),
	CONSTRAINT "consultation_answered" CHECK (("consultation"."state" = 'answered') = ("consultation"."answered_on" is not null) and ("consultation"."state" <> 'answered' or coalesce(btrim("consultation"."answer"), '') <> ''))
);
--> statement-breakpoint
ALTER TABLE "consultation" ADD CONSTRAINT "consultation_asked_by_person_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation" ADD CONSTRAINT "consultation_answered_by_person_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consultation_due" ON "consultation" USING btree ("state","due_on");--> statement-breakpoint
CREATE INDEX "consultation_city" ON "consultation" USING btree ("city_ags");--> statement-breakpoint

-- ------------------------------------------------------------------ consultations

CREATE FUNCTION refuse_consultation_step(step text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'this is not possible: %', step USING ERRCODE = 'check_violation', CONSTRAINT = 'consultation_step';
END $$;
--> statement-breakpoint
-- A city asks, and changes what it asked until somebody begins to answer. The rest is the service centre's. Names and days of
-- steps are written here.
CREATE FUNCTION guard_consultation() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  -- The reference is written only after this.
  of_city text[] := ARRAY['topic', 'question', 'due_on', 'version', 'reference'];
BEGIN
  IF acting_role() IS NULL THEN RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END; END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'open' OR NEW.answer IS NOT NULL OR NEW.answered_on IS NOT NULL THEN PERFORM refuse_consultation_step('begin with an answer'); END IF;
    NEW.asked_by := CASE WHEN acting_for_city(NEW.city_ags) THEN acting_person() END;
    IF NEW.asked_by IS NOT NULL OR NEW.asked_on > today_in_saxony() THEN NEW.asked_on := today_in_saxony(); END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' THEN
    IF OLD.state <> 'open' THEN PERFORM refuse_consultation_step('remove what was begun'); END IF;
    RETURN OLD;
  END IF;
  IF NEW.city_ags <> OLD.city_ags THEN PERFORM refuse_consultation_step('give it to another city'); END IF;
  NEW.version := OLD.version + 1;
  IF NOT coalesce(acting_for_service_centre(), false)
     AND (OLD.state <> 'open' OR to_jsonb(NEW) - of_city IS DISTINCT FROM to_jsonb(OLD) - of_city) THEN
    PERFORM refuse_consultation_step('change what the service centre works on');
  END IF;
  IF NEW.state = 'answered' AND OLD.state <> 'answered' THEN
    NEW.answered_on := today_in_saxony();
    NEW.answered_by := acting_person();
  ELSIF NEW.state <> 'answered' THEN
    NEW.answered_on := NULL;
    NEW.answered_by := NULL;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER consultation_guard BEFORE INSERT OR UPDATE OR DELETE ON consultation
  FOR EACH ROW EXECUTE FUNCTION guard_consultation();
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON consultation TO steckbrief_app;
--> statement-breakpoint
ALTER TABLE consultation ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY consultation_seen ON consultation FOR SELECT TO steckbrief_app
  USING (acting_for_city(city_ags) OR (acting_reader_of_all() AND mandate_covers(city_ags, NULL)));
--> statement-breakpoint
CREATE POLICY consultation_asked ON consultation FOR INSERT TO steckbrief_app WITH CHECK (acting_keeper_of(city_ags));
--> statement-breakpoint
CREATE POLICY consultation_changed ON consultation FOR UPDATE TO steckbrief_app
  USING (acting_keeper_of(city_ags)) WITH CHECK (acting_keeper_of(city_ags));
--> statement-breakpoint
CREATE POLICY consultation_removed ON consultation FOR DELETE TO steckbrief_app USING (acting_keeper_of(city_ags));
--> statement-breakpoint
INSERT INTO column_class (table_name, column_name, class, in_trail)
SELECT c.table_name, c.column_name, CASE WHEN c.column_name IN ('question', 'answer') THEN 'personal' ELSE 'internal' END,
  c.column_name <> 'reference'
FROM information_schema.columns c WHERE c.table_schema = 'public' AND c.table_name = 'consultation';
--> statement-breakpoint
CALL cover_by_trail('consultation', 'id');
--> statement-breakpoint
-- Who came to an event, as numbers by city; null for everybody who is of no city, with those who had not registered.
CREATE FUNCTION event_attendance(about bigint) RETURNS TABLE (city_ags text, attended integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT came.city, sum(came.number)::integer FROM (
    SELECT r.city_ags AS city, count(*) AS number FROM event_registration r WHERE r.event_id = about AND r.attended GROUP BY r.city_ags
    UNION ALL SELECT NULL, e.further_attendees FROM event e WHERE e.id = about AND e.further_attendees > 0) came
  GROUP BY came.city
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION event_attendance(bigint) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION event_attendance(bigint) TO steckbrief_app;
