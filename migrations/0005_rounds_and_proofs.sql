CREATE TABLE "proof" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" bigint NOT NULL,
	"owner_city" text collate "C",
	"kind" text NOT NULL,
	"year" integer,
	"set_due_on" date,
	"set_due_source" text,
	"waived_source" text,
	"report" text,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_by" uuid,
	"changed_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "proof_unique" UNIQUE NULLS NOT DISTINCT("project_id","kind","year"),
	CONSTRAINT "proof_kind" CHECK ("proof"."kind" in ('interim', 'final')),
	CONSTRAINT "proof_year" CHECK (("proof"."kind" = 'interim') = ("proof"."year" is not null)),
	CONSTRAINT "proof_set_due" CHECK (("proof"."set_due_on" is null) = ("proof"."set_due_source" is null)),
	CONSTRAINT "proof_report" CHECK (length("proof"."report") <= 50000)
);
--> statement-breakpoint
CREATE TABLE "proof_body" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"proof_id" uuid NOT NULL,
	"owner_city" text collate "C",
	"name" text NOT NULL,
	"received_on" date,
	"changed_by" uuid,
	"changed_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "proof_body_name_unique" UNIQUE("proof_id","name"),
	CONSTRAINT "proof_body_name" CHECK (length(btrim("proof_body"."name")) between 1 and 300)
);
--> statement-breakpoint
CREATE TABLE "proof_step" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "proof_step_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"proof_id" uuid NOT NULL,
	"owner_city" text collate "C",
	"state" text NOT NULL,
	"on_day" date NOT NULL,
	"note" text,
	"person_id" uuid,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "proof_step_state" CHECK ("proof_step"."state" in ('open', 'handedIn', 'askedBack', 'examined'))
);
--> statement-breakpoint
CREATE TABLE "sab_notice" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" bigint NOT NULL,
	"owner_city" text collate "C",
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"sent_on" date NOT NULL,
	"how" text NOT NULL,
	"note" text,
	"recorded_by" uuid,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "sab_notice_kind" CHECK ("sab_notice"."kind" in ('reduction', 'furtherFunding', 'changedPurpose')),
	CONSTRAINT "sab_notice_how" CHECK ("sab_notice"."how" in ('portal', 'mail', 'letter', 'other')),
	CONSTRAINT "sab_notice_reason" CHECK (length("sab_notice"."reason") between 1 and 2000)
);
--> statement-breakpoint
CREATE TABLE "reporting_round" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text collate "de-x-icu" NOT NULL,
	"opens_on" date NOT NULL,
	"due_on" date NOT NULL,
	"closes_on" date NOT NULL,
	"scope_from" date NOT NULL,
	"scope_until" date NOT NULL,
	"requirements" jsonb NOT NULL,
	"note" text,
	"remind_before" jsonb NOT NULL,
	"remind_after" jsonb NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "reporting_round_name" CHECK (length(btrim("reporting_round"."name")) between 1 and 200),
	CONSTRAINT "reporting_round_days" CHECK ("reporting_round"."opens_on" <= "reporting_round"."due_on" and "reporting_round"."due_on" <= "reporting_round"."closes_on"),
	CONSTRAINT "reporting_round_scope" CHECK ("reporting_round"."scope_from" <= "reporting_round"."scope_until")
);
--> statement-breakpoint
CREATE TABLE "round_answer" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "round_answer_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"round_id" uuid NOT NULL,
	"project_id" bigint NOT NULL,
	"owner_city" text collate "C" NOT NULL,
	"revision" integer NOT NULL,
	"answered_by" uuid,
	"answered_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "round_answer_unique" UNIQUE("round_id","project_id")
);
--> statement-breakpoint
CREATE TABLE "round_city" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "round_city_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"round_id" uuid NOT NULL,
	"city_ags" text collate "C" NOT NULL,
	"extended_until" date,
	"reason" text,
	"extended_by" uuid,
	"extended_at" timestamp with time zone,
	"contact" text,
	CONSTRAINT "round_city_unique" UNIQUE("round_id","city_ags"),
	CONSTRAINT "round_city_ags" CHECK ("round_city"."city_ags" ~ '^[0-9]{8}$'),
	CONSTRAINT "round_city_extension" CHECK (("round_city"."extended_until" is null) = ("round_city"."reason" is null) and ("round_city"."extended_until" is null) = ("round_city"."extended_at" is null))
);
--> statement-breakpoint
CREATE TABLE "round_reminder" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"round_id" uuid NOT NULL,
	"city_ags" text collate "C" NOT NULL,
	"person_id" uuid NOT NULL,
	"due_on" date NOT NULL,
	"days_after" integer NOT NULL,
	"missing" integer NOT NULL,
	"sent_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "round_reminder_once" UNIQUE("round_id","city_ags","person_id","due_on","days_after")
);
--> statement-breakpoint
ALTER TABLE "catalogue_entry" DROP CONSTRAINT "catalogue_entry_kind";--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "reminders_off" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "proof" ADD CONSTRAINT "proof_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proof" ADD CONSTRAINT "proof_changed_by_person_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proof_body" ADD CONSTRAINT "proof_body_proof_id_proof_id_fk" FOREIGN KEY ("proof_id") REFERENCES "public"."proof"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proof_body" ADD CONSTRAINT "proof_body_changed_by_person_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proof_step" ADD CONSTRAINT "proof_step_proof_id_proof_id_fk" FOREIGN KEY ("proof_id") REFERENCES "public"."proof"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proof_step" ADD CONSTRAINT "proof_step_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sab_notice" ADD CONSTRAINT "sab_notice_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sab_notice" ADD CONSTRAINT "sab_notice_recorded_by_person_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reporting_round" ADD CONSTRAINT "reporting_round_closed_by_person_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reporting_round" ADD CONSTRAINT "reporting_round_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_answer" ADD CONSTRAINT "round_answer_round_id_reporting_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."reporting_round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_answer" ADD CONSTRAINT "round_answer_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_answer" ADD CONSTRAINT "round_answer_answered_by_person_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_city" ADD CONSTRAINT "round_city_round_id_reporting_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."reporting_round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_city" ADD CONSTRAINT "round_city_extended_by_person_id_fk" FOREIGN KEY ("extended_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_reminder" ADD CONSTRAINT "round_reminder_round_id_reporting_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."reporting_round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_reminder" ADD CONSTRAINT "round_reminder_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "proof_city" ON "proof" USING btree ("owner_city");--> statement-breakpoint
CREATE INDEX "proof_step_proof" ON "proof_step" USING btree ("proof_id","id");--> statement-breakpoint
CREATE INDEX "sab_notice_project" ON "sab_notice" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "round_answer_city" ON "round_answer" USING btree ("round_id","owner_city");--> statement-breakpoint
CREATE INDEX "round_reminder_person" ON "round_reminder" USING btree ("person_id");--> statement-breakpoint
ALTER TABLE "catalogue_entry" ADD CONSTRAINT "catalogue_entry_kind" CHECK ("catalogue_entry"."kind" in ('fundingPeriod', 'fund', 'priority', 'fundingGuideline', 'fundingObject', 'interventionCategory', 'specificObjective', 'rateCeiling', 'deadlineRule', 'region'));--> statement-breakpoint

-- ------------------------------------------------------------------ people who want no reminders

-- The day in Saxony by the database's clock.
CREATE FUNCTION berlin_today() RETURNS date
LANGUAGE sql VOLATILE PARALLEL SAFE
RETURN (clock_timestamp() AT TIME ZONE 'Europe/Berlin')::date;
--> statement-breakpoint

-- ------------------------------------------------------------------ rounds: who sees and writes them

GRANT SELECT, INSERT, UPDATE ON reporting_round TO steckbrief_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON round_city TO steckbrief_app;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON round_answer TO steckbrief_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON round_reminder TO steckbrief_app;
--> statement-breakpoint
ALTER TABLE reporting_round ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Until it opens, a round is the service centre's own affair.
CREATE POLICY reporting_round_seen ON reporting_round FOR SELECT TO steckbrief_app
  USING (acting_reader_of_all() OR (acting_role() IN ('cityEditor', 'cityLead') AND opens_on <= berlin_today()));
--> statement-breakpoint
CREATE POLICY reporting_round_made ON reporting_round FOR INSERT TO steckbrief_app WITH CHECK (acting_for_service_centre());
--> statement-breakpoint
CREATE POLICY reporting_round_changed ON reporting_round FOR UPDATE TO steckbrief_app
  USING (acting_for_service_centre()) WITH CHECK (acting_for_service_centre());
--> statement-breakpoint
ALTER TABLE round_city ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY round_city_seen ON round_city FOR SELECT TO steckbrief_app
  USING (acting_reader_of_all() OR acting_for_city(city_ags));
--> statement-breakpoint
CREATE POLICY round_city_made ON round_city FOR INSERT TO steckbrief_app WITH CHECK (acting_for_service_centre());
--> statement-breakpoint
CREATE POLICY round_city_changed ON round_city FOR UPDATE TO steckbrief_app
  USING (acting_for_service_centre()) WITH CHECK (acting_for_service_centre());
--> statement-breakpoint
ALTER TABLE round_answer ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY round_answer_seen ON round_answer FOR SELECT TO steckbrief_app
  USING (acting_reader_of_all() OR acting_for_city(owner_city));
--> statement-breakpoint
CREATE POLICY round_answer_given ON round_answer FOR INSERT TO steckbrief_app
  WITH CHECK (acting_role() = 'system'
    OR (acting_role() = 'cityLead' AND acting_for_city(owner_city) AND answered_by = acting_person()));
--> statement-breakpoint
CREATE POLICY round_answer_taken_back ON round_answer FOR DELETE TO steckbrief_app
  USING (acting_role() = 'cityLead' AND acting_for_city(owner_city));
--> statement-breakpoint
ALTER TABLE round_reminder ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY round_reminder_seen ON round_reminder FOR SELECT TO steckbrief_app
  USING (acting_reader_of_all() OR acting_for_city(city_ags));
--> statement-breakpoint
CREATE POLICY round_reminder_written ON round_reminder FOR INSERT TO steckbrief_app WITH CHECK (acting_role() = 'system');
--> statement-breakpoint

-- ------------------------------------------------------------------ rounds: when a city may answer

-- The last day on which a city may answer: the end of the round or its own due day, whichever is later. A round closed
-- by hand is over at once; an extension given after that opens it again for the city. Null when it is not open.
CREATE FUNCTION round_open_until(round uuid, city text) RETURNS date
LANGUAGE sql STABLE
RETURN (
  SELECT CASE
    WHEN r.opens_on > berlin_today() THEN NULL
    WHEN r.closed_at IS NOT NULL AND (c.extended_at IS NULL OR c.extended_at < r.closed_at) THEN NULL
    WHEN greatest(CASE WHEN r.closed_at IS NULL THEN r.closes_on END, c.extended_until) < berlin_today() THEN NULL
    ELSE greatest(CASE WHEN r.closed_at IS NULL THEN r.closes_on END, c.extended_until)
  END
  FROM reporting_round r LEFT JOIN round_city c ON c.round_id = r.id AND c.city_ags = city
  WHERE r.id = round);
--> statement-breakpoint
-- A city answers while the round is open for it, about a published project of its own that nobody is working on.
-- It runs with the owner's rights: it holds the round, so that nobody closes it meanwhile.
CREATE FUNCTION guard_round_answer() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  about round_answer := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
BEGIN
  PERFORM FROM reporting_round r WHERE r.id = about.round_id FOR SHARE;
  IF round_open_until(about.round_id, about.owner_city) IS NULL THEN
    RAISE EXCEPTION 'the round is not open for this city' USING ERRCODE = 'check_violation', CONSTRAINT = 'round_answer_open';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  IF NOT EXISTS (SELECT FROM project_version v JOIN place p ON p.id = v.place_id
                 WHERE v.project_id = NEW.project_id AND v.superseded_revision IS NULL AND p.ags = NEW.owner_city) THEN
    RAISE EXCEPTION 'the project is not published for this city' USING ERRCODE = 'check_violation', CONSTRAINT = 'round_answer_project';
  END IF;
  IF EXISTS (SELECT FROM project_draft d WHERE d.project_id = NEW.project_id AND d.owner_city = NEW.owner_city) THEN
    RAISE EXCEPTION 'the project is being changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'round_answer_draft';
  END IF;
  NEW.answered_at := clock_timestamp();
  RETURN NEW;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION guard_round_answer() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER round_answer_guard BEFORE INSERT OR DELETE ON round_answer FOR EACH ROW EXECUTE FUNCTION guard_round_answer();
--> statement-breakpoint

-- ------------------------------------------------------------------ reminders: to whom, and how to stop them

-- Addresses of a city's people who hand in and want to be reminded; for the jobs alone.
CREATE FUNCTION people_to_remind(city text) RETURNS TABLE (person_id uuid, name text, email text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT p.id, p.name, p.email FROM person p
  WHERE p.city_ags = city AND p.role IN ('cityEditor', 'cityLead')
    AND p.state = 'active' AND NOT p.reminders_off
  ORDER BY p.role DESC, p.name, p.id;
END;
--> statement-breakpoint
REVOKE ALL ON FUNCTION people_to_remind(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION people_to_remind(text) TO steckbrief_jobs;
--> statement-breakpoint
-- Stops or resumes the reminders of whoever acts.
CREATE FUNCTION set_reminders_off(off boolean) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE person SET reminders_off = off WHERE id = acting_person() AND reminders_off <> off;
  RETURN EXISTS (SELECT FROM person WHERE id = acting_person());
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION set_reminders_off(boolean) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION set_reminders_off(boolean) TO steckbrief_app;
--> statement-breakpoint
CREATE FUNCTION own_reminders_off() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
RETURN (SELECT p.reminders_off FROM person p WHERE p.id = acting_person());
--> statement-breakpoint
REVOKE ALL ON FUNCTION own_reminders_off() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION own_reminders_off() TO steckbrief_app;
--> statement-breakpoint
CREATE FUNCTION reminder_known(reminder uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
RETURN EXISTS (SELECT FROM round_reminder m WHERE m.id = reminder);
--> statement-breakpoint
REVOKE ALL ON FUNCTION reminder_known(uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION reminder_known(uuid) TO steckbrief_app;
--> statement-breakpoint
-- Stops the reminders of whoever got this one: the link in a mail works without signing in.
CREATE FUNCTION stop_reminders(reminder uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE person p SET reminders_off = true FROM round_reminder m
  WHERE m.id = reminder AND p.id = m.person_id AND NOT p.reminders_off;
  RETURN EXISTS (SELECT FROM round_reminder m WHERE m.id = reminder);
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION stop_reminders(uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION stop_reminders(uuid) TO steckbrief_app;
--> statement-breakpoint

-- ------------------------------------------------------------------ proofs of use and notices

GRANT SELECT, INSERT, UPDATE ON proof TO steckbrief_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON proof_step TO steckbrief_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON proof_body TO steckbrief_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON sab_notice TO steckbrief_app;
--> statement-breakpoint
-- True for those who keep what belongs to a city's project: its people and the service centre.
CREATE FUNCTION acting_keeper_of(city text) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
RETURN acting_for_city(city) OR acting_for_service_centre();
--> statement-breakpoint
CREATE FUNCTION acting_reader_of(city text) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
RETURN acting_for_city(city) OR acting_reader_of_all();
--> statement-breakpoint
ALTER TABLE proof ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY proof_seen ON proof FOR SELECT TO steckbrief_app USING (acting_reader_of(owner_city));
--> statement-breakpoint
CREATE POLICY proof_made ON proof FOR INSERT TO steckbrief_app WITH CHECK (acting_keeper_of(owner_city));
--> statement-breakpoint
CREATE POLICY proof_changed ON proof FOR UPDATE TO steckbrief_app
  USING (acting_keeper_of(owner_city)) WITH CHECK (acting_keeper_of(owner_city));
--> statement-breakpoint
ALTER TABLE proof_step ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY proof_step_seen ON proof_step FOR SELECT TO steckbrief_app USING (acting_reader_of(owner_city));
--> statement-breakpoint
CREATE POLICY proof_step_taken ON proof_step FOR INSERT TO steckbrief_app
  WITH CHECK (acting_keeper_of(owner_city) AND (person_id IS NOT DISTINCT FROM acting_person() OR acting_role() = 'system')
    AND EXISTS (SELECT FROM proof p WHERE p.id = proof_id AND p.owner_city IS NOT DISTINCT FROM proof_step.owner_city));
--> statement-breakpoint
ALTER TABLE proof_body ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY proof_body_seen ON proof_body FOR SELECT TO steckbrief_app USING (acting_reader_of(owner_city));
--> statement-breakpoint
CREATE POLICY proof_body_added ON proof_body FOR INSERT TO steckbrief_app
  WITH CHECK (acting_keeper_of(owner_city)
    AND EXISTS (SELECT FROM proof p WHERE p.id = proof_id AND p.owner_city IS NOT DISTINCT FROM proof_body.owner_city));
--> statement-breakpoint
CREATE POLICY proof_body_ticked ON proof_body FOR UPDATE TO steckbrief_app
  USING (acting_keeper_of(owner_city))
  WITH CHECK (acting_keeper_of(owner_city)
    AND EXISTS (SELECT FROM proof p WHERE p.id = proof_id AND p.owner_city IS NOT DISTINCT FROM proof_body.owner_city));
--> statement-breakpoint
CREATE POLICY proof_body_removed ON proof_body FOR DELETE TO steckbrief_app USING (acting_keeper_of(owner_city));
--> statement-breakpoint
ALTER TABLE sab_notice ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY sab_notice_seen ON sab_notice FOR SELECT TO steckbrief_app USING (acting_reader_of(owner_city));
--> statement-breakpoint
CREATE POLICY sab_notice_recorded ON sab_notice FOR INSERT TO steckbrief_app
  WITH CHECK (acting_keeper_of(owner_city) AND (recorded_by IS NOT DISTINCT FROM acting_person() OR acting_role() = 'system'));
--> statement-breakpoint
-- Whose project it is decides whose row it is; nobody keeps books for another city's project.
CREATE FUNCTION guard_city_of_project() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF (NEW.project_id, NEW.kind, NEW.year) IS DISTINCT FROM (OLD.project_id, OLD.kind, OLD.year) THEN
      RAISE EXCEPTION 'a proof belongs to its project' USING ERRCODE = 'restrict_violation';
    END IF;
  END IF;
  IF NEW.owner_city IS DISTINCT FROM
     (SELECT p.ags FROM project_version v LEFT JOIN place p ON p.id = v.place_id
      WHERE v.project_id = NEW.project_id ORDER BY v.version_number DESC LIMIT 1) THEN
    RAISE EXCEPTION 'the project belongs to another city' USING ERRCODE = 'check_violation', CONSTRAINT = 'owner_city_of_project';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER proof_city_guard BEFORE INSERT OR UPDATE ON proof FOR EACH ROW EXECUTE FUNCTION guard_city_of_project();
--> statement-breakpoint
CREATE TRIGGER sab_notice_city_guard BEFORE INSERT ON sab_notice FOR EACH ROW EXECUTE FUNCTION guard_city_of_project();
--> statement-breakpoint

-- ------------------------------------------------------------------ classes and trail

INSERT INTO column_class (table_name, column_name, class)
SELECT c.table_name, c.column_name,
       CASE WHEN (c.table_name, c.column_name) IN (('round_city', 'contact'), ('proof', 'report'), ('proof_step', 'note'),
                                                   ('proof_body', 'name'), ('sab_notice', 'note'))
            THEN 'personal' ELSE 'internal' END
FROM information_schema.columns c
WHERE c.table_schema = 'public'
  AND (c.table_name IN ('reporting_round', 'round_city', 'round_answer', 'round_reminder', 'proof', 'proof_step', 'proof_body', 'sab_notice')
    OR (c.table_name, c.column_name) = ('person', 'reminders_off'));
--> statement-breakpoint
CALL cover_by_trail('reporting_round', 'id');
--> statement-breakpoint
CALL cover_by_trail('round_city', 'id');
--> statement-breakpoint
CALL cover_by_trail('round_answer', 'id');
--> statement-breakpoint
CALL cover_by_trail('round_reminder', 'id');
--> statement-breakpoint
CALL cover_by_trail('proof', 'id');
--> statement-breakpoint
CALL cover_by_trail('proof_step', 'id');
--> statement-breakpoint
CALL cover_by_trail('proof_body', 'id');
--> statement-breakpoint
CALL cover_by_trail('sab_notice', 'id');
