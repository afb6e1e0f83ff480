CREATE TABLE "exchange_answer" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"question_id" bigint NOT NULL,
	"body" text collate "de-x-icu" NOT NULL,
	"city_ags" text collate "C",
	"person_id" uuid,
	"written_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "exchange_answer_body" CHECK (length(btrim("exchange_answer"."body")) between 1 and 10000),
	CONSTRAINT "exchange_answer_city" CHECK ("exchange_answer"."city_ags" ~ '^[0-9]{8}$')
);
--> statement-breakpoint
CREATE TABLE "exchange_question" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "exchange_question_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"reference" text collate "C" GENERATED ALWAYS AS ('AT' || lpad(id::text, greatest(4, length(id::text)), '0')) STORED NOT NULL,
	"title" text collate "de-x-icu" NOT NULL,
	"body" text collate "de-x-icu" NOT NULL,
	"city_ags" text collate "C",
	"person_id" uuid,
	"written_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "exchange_question_reference_unique" UNIQUE("reference"),
	CONSTRAINT "exchange_question_title" CHECK (length(btrim("exchange_question"."title")) between 1 and 200),
	CONSTRAINT "exchange_question_body" CHECK (length(btrim("exchange_question"."body")) between 1 and 10000),
	CONSTRAINT "exchange_question_city" CHECK ("exchange_question"."city_ags" ~ '^[0-9]{8}$')
);
--> statement-breakpoint
CREATE TABLE "handout" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "handout_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"reference" text collate "C" GENERATED ALWAYS AS ('AH' || lpad(id::text, greatest(4, length(id::text)), '0')) STORED NOT NULL,
	"title" text collate "de-x-icu" NOT NULL,
	"kind" text NOT NULL,
	"audience" text NOT NULL,
	"licence" text NOT NULL,
	"description" text collate "de-x-icu",
	"author" text collate "de-x-icu",
	"state" text DEFAULT 'draft' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "handout_reference_unique" UNIQUE("reference"),
	CONSTRAINT "handout_title" CHECK (length(btrim("handout"."title")) between 1 and 200),
	CONSTRAINT "handout_kind" CHECK ("handout"."kind" in ('guide', 'template', 'slides', 'study', 'other')),
	CONSTRAINT "handout_audience" CHECK ("handout"."audience" in ('public', 'cities')),
	CONSTRAINT "handout_licence" CHECK ("handout"."licence" in ('cc-by-4.0', 'cc-by-sa-4.0', 'cc0-1.0', 'dl-de-by-2.0', 'all-rights')),
	CONSTRAINT "handout_state" CHECK ("handout"."state" in ('draft', 'published', 'withdrawn')),
	CONSTRAINT "handout_length" CHECK (length("handout"."description") <= 5000 and length("handout"."author") <= 200)
);
--> statement-breakpoint
-- The words of a file as the search reads them. Long files of many rare words take more than a search vector holds.
CREATE FUNCTION words_of_file(words text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE SET search_path = public, pg_temp AS $$
BEGIN
  RETURN to_tsvector('pg_catalog.german', left(coalesce(words, ''), 200000));
EXCEPTION WHEN program_limit_exceeded THEN
  RETURN to_tsvector('pg_catalog.german', left(coalesce(words, ''), 50000));
END $$;
--> statement-breakpoint
CREATE TABLE "handout_file" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"handout_id" bigint NOT NULL,
	"number" integer NOT NULL,
	"file_sha256" text collate "C" NOT NULL,
	"file_name" text collate "de-x-icu" NOT NULL,
	"note" text collate "de-x-icu",
	"words" text collate "de-x-icu",
	"searched" tsvector GENERATED ALWAYS AS (words_of_file(words)) STORED,
	"added_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "handout_file_number_unique" UNIQUE("handout_id","number"),
	CONSTRAINT "handout_file_number" CHECK ("handout_file"."number" >= 1),
	CONSTRAINT "handout_file_name" CHECK (length("handout_file"."file_name") between 1 and 200),
	CONSTRAINT "handout_file_length" CHECK (length("handout_file"."note") <= 1000 and length("handout_file"."words") <= 1000000)
);
--> statement-breakpoint
CREATE TABLE "practice" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "practice_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"reference" text collate "C" GENERATED ALWAYS AS ('GB' || lpad(id::text, greatest(4, length(id::text)), '0')) STORED NOT NULL,
	"title" text collate "de-x-icu" NOT NULL,
	"city_ags" text collate "C",
	"summary" text collate "de-x-icu" NOT NULL,
	"story" text collate "de-x-icu",
	"lessons" text collate "de-x-icu",
	"projects" text[] DEFAULT '{}' NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "practice_reference_unique" UNIQUE("reference"),
	CONSTRAINT "practice_title" CHECK (length(btrim("practice"."title")) between 1 and 200),
	CONSTRAINT "practice_city" CHECK ("practice"."city_ags" ~ '^[0-9]{8}$'),
	CONSTRAINT "practice_summary" CHECK (length(btrim("practice"."summary")) between 1 and 1000),
	CONSTRAINT "practice_length" CHECK (length("practice"."story") <= 10000 and length("practice"."lessons") <= 5000),
	CONSTRAINT "practice_projects" CHECK (cardinality("practice"."projects") <= 20),
	CONSTRAINT "practice_state" CHECK ("practice"."state" in ('draft', 'published', 'withdrawn'))
);
--> statement-breakpoint
ALTER TABLE "exchange_answer" ADD CONSTRAINT "exchange_answer_question_id_exchange_question_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."exchange_question"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exchange_answer" ADD CONSTRAINT "exchange_answer_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exchange_question" ADD CONSTRAINT "exchange_question_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handout_file" ADD CONSTRAINT "handout_file_handout_id_handout_id_fk" FOREIGN KEY ("handout_id") REFERENCES "public"."handout"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handout_file" ADD CONSTRAINT "handout_file_file_sha256_stored_file_sha256_fk" FOREIGN KEY ("file_sha256") REFERENCES "public"."stored_file"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "exchange_answer_question" ON "exchange_answer" USING btree ("question_id","written_at");--> statement-breakpoint
CREATE INDEX "exchange_answer_person" ON "exchange_answer" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "exchange_question_person" ON "exchange_question" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "handout_file_sha256" ON "handout_file" USING btree ("file_sha256");--> statement-breakpoint

-- ------------------------------------------------------------------ the library

-- What is searched: title, description and author before what stands in the file.
CREATE FUNCTION handout_words(title text, description text, author text, of_file tsvector) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = public, pg_temp
RETURN setweight(to_tsvector('pg_catalog.german', coalesce(title, '')), 'A')
  || setweight(to_tsvector('pg_catalog.german', coalesce(description, '') || ' ' || coalesce(author, '')), 'B')
  || setweight(coalesce(of_file, ''), 'C');
--> statement-breakpoint
CREATE FUNCTION refuse_handout_step(step text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'this is not possible: %', step USING ERRCODE = 'check_violation', CONSTRAINT = 'handout_step';
END $$;
--> statement-breakpoint
-- Nothing is published without a file; what was published is withdrawn and not removed.
CREATE FUNCTION guard_handout() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.state <> 'draft' THEN PERFORM refuse_handout_step('remove what was published'); END IF;
    RETURN OLD;
  END IF;
  IF NEW.state = 'published' AND OLD.state <> 'published' AND NOT EXISTS (SELECT FROM handout_file f WHERE f.handout_id = NEW.id) THEN
    PERFORM refuse_handout_step('publish without a file');
  END IF;
  IF NEW.state = 'withdrawn' AND OLD.state = 'draft' THEN PERFORM refuse_handout_step('withdraw what was never published'); END IF;
  IF NEW.state = 'draft' AND OLD.state <> 'draft' THEN PERFORM refuse_handout_step('make a draft of what was published'); END IF;
  NEW.version := OLD.version + 1;
  NEW.updated_at := clock_timestamp();
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER handout_guard BEFORE UPDATE OR DELETE ON handout FOR EACH ROW EXECUTE FUNCTION guard_handout();
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON handout TO steckbrief_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON handout_file TO steckbrief_app;
--> statement-breakpoint
ALTER TABLE handout ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE handout_file ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY handout_seen ON handout FOR SELECT TO steckbrief_app
  USING (acting_reader_of_all() OR (state = 'published' AND (audience = 'public' OR acting_role() IN ('cityEditor', 'cityLead'))));
--> statement-breakpoint
CREATE POLICY handout_kept ON handout TO steckbrief_app USING (acting_for_service_centre()) WITH CHECK (acting_for_service_centre());
--> statement-breakpoint
CREATE POLICY handout_file_seen ON handout_file FOR SELECT TO steckbrief_app
  USING (EXISTS (SELECT FROM handout h WHERE h.id = handout_id));
--> statement-breakpoint
CREATE POLICY handout_file_added ON handout_file FOR INSERT TO steckbrief_app WITH CHECK (acting_for_service_centre());
--> statement-breakpoint
-- Whoever sees the handout sees its files.
CREATE POLICY stored_file_of_library ON stored_file FOR SELECT TO steckbrief_app
  USING (EXISTS (SELECT FROM handout_file f WHERE f.file_sha256 = stored_file.sha256));
--> statement-breakpoint
CREATE POLICY stored_file_chunk_of_library ON stored_file_chunk FOR SELECT TO steckbrief_app
  USING (EXISTS (SELECT FROM handout_file f WHERE f.file_sha256 = stored_file_chunk.sha256));
--> statement-breakpoint
INSERT INTO column_class (table_name, column_name, class, in_trail)
SELECT c.table_name, c.column_name,
  CASE WHEN c.column_name IN ('id', 'handout_id', 'version', 'updated_at', 'added_at', 'searched') THEN 'internal' ELSE 'public' END,
  c.column_name NOT IN ('reference', 'words', 'searched')
FROM information_schema.columns c WHERE c.table_schema = 'public' AND c.table_name IN ('handout', 'handout_file');
--> statement-breakpoint
CALL cover_by_trail('handout', 'id');
--> statement-breakpoint
CALL cover_by_trail('handout_file', 'id');
--> statement-breakpoint
-- A file that is in the library stays, whoever else has no need of it any more: the same bytes are kept once.
CREATE FUNCTION keep_file_of_library() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN CASE WHEN EXISTS (SELECT FROM handout_file f WHERE f.file_sha256 = OLD.sha256) THEN NULL ELSE OLD END;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION keep_file_of_library() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER stored_file_of_library BEFORE DELETE ON stored_file FOR EACH ROW EXECUTE FUNCTION keep_file_of_library();
--> statement-breakpoint

-- ------------------------------------------------------------------ exchange among cities

-- Who takes part: people of cities and the service centre.
CREATE FUNCTION acting_in_network() RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
RETURN acting_role() IN ('cityEditor', 'cityLead') OR acting_for_service_centre();
--> statement-breakpoint
-- Who wrote it, and for which city, is written here, whatever the statement says.
CREATE FUNCTION sign_exchange() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF acting_role() IS NULL THEN RETURN NEW; END IF;
  NEW.person_id := acting_person();
  NEW.city_ags := CASE WHEN acting_role() IN ('cityEditor', 'cityLead') THEN acting_city() END;
  NEW.written_at := clock_timestamp();
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER exchange_question_signed BEFORE INSERT ON exchange_question FOR EACH ROW EXECUTE FUNCTION sign_exchange();
--> statement-breakpoint
CREATE TRIGGER exchange_answer_signed BEFORE INSERT ON exchange_answer FOR EACH ROW EXECUTE FUNCTION sign_exchange();
--> statement-breakpoint
-- One mail to each of those who asked or answered and want mail, but for whoever writes now; returns how many.
CREATE FUNCTION tell_exchange(question bigint, mail_subject text, mail_body text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  told integer;
BEGIN
  IF acting_in_network() IS NOT TRUE THEN RETURN 0; END IF;
  INSERT INTO outgoing_mail (to_address, subject, body, kind, person_id)
  SELECT p.email, mail_subject, mail_body, 'exchange', p.id FROM person p
  WHERE p.state = 'active' AND NOT p.step_mails_off AND p.id IS DISTINCT FROM acting_person()
    AND p.id IN (SELECT q.person_id FROM exchange_question q WHERE q.id = question
                 UNION SELECT a.person_id FROM exchange_answer a WHERE a.question_id = question)
  ORDER BY p.name, p.id;
  GET DIAGNOSTICS told = ROW_COUNT;
  RETURN told;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION tell_exchange(bigint, text, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION tell_exchange(bigint, text, text) TO steckbrief_app;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON exchange_question, exchange_answer TO steckbrief_app;
--> statement-breakpoint
ALTER TABLE exchange_question ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE exchange_answer ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY exchange_question_seen ON exchange_question FOR SELECT TO steckbrief_app USING (acting_in_network() OR acting_reader_of_all());
--> statement-breakpoint
CREATE POLICY exchange_question_asked ON exchange_question FOR INSERT TO steckbrief_app WITH CHECK (acting_in_network());
--> statement-breakpoint
CREATE POLICY exchange_question_removed ON exchange_question FOR DELETE TO steckbrief_app USING (acting_for_service_centre() OR person_id = acting_person());
--> statement-breakpoint
CREATE POLICY exchange_answer_seen ON exchange_answer FOR SELECT TO steckbrief_app USING (acting_in_network() OR acting_reader_of_all());
--> statement-breakpoint
CREATE POLICY exchange_answer_given ON exchange_answer FOR INSERT TO steckbrief_app WITH CHECK (acting_in_network());
--> statement-breakpoint
CREATE POLICY exchange_answer_removed ON exchange_answer FOR DELETE TO steckbrief_app USING (acting_for_service_centre() OR person_id = acting_person());
--> statement-breakpoint
INSERT INTO column_class (table_name, column_name, class, in_trail)
SELECT c.table_name, c.column_name, CASE WHEN c.column_name IN ('title', 'body') THEN 'personal' ELSE 'internal' END, c.column_name <> 'reference'
FROM information_schema.columns c WHERE c.table_schema = 'public' AND c.table_name IN ('exchange_question', 'exchange_answer');
--> statement-breakpoint
CALL cover_by_trail('exchange_question', 'id');
--> statement-breakpoint
CALL cover_by_trail('exchange_answer', 'id');
--> statement-breakpoint

-- ------------------------------------------------------------------ good-practice examples

-- What was published is withdrawn, and not removed.
CREATE FUNCTION guard_practice() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF (TG_OP = 'DELETE' AND OLD.state <> 'draft') OR (TG_OP = 'UPDATE' AND NEW.state = 'draft' AND OLD.state <> 'draft') THEN
    RAISE EXCEPTION 'what was published stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'practice_step';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  IF NEW.state = 'withdrawn' AND OLD.state = 'draft' THEN
    RAISE EXCEPTION 'what was never published is not withdrawn' USING ERRCODE = 'check_violation', CONSTRAINT = 'practice_step';
  END IF;
  NEW.version := OLD.version + 1;
  NEW.updated_at := clock_timestamp();
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER practice_guard BEFORE UPDATE OR DELETE ON practice FOR EACH ROW EXECUTE FUNCTION guard_practice();
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON practice TO steckbrief_app;
--> statement-breakpoint
ALTER TABLE practice ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY practice_seen ON practice FOR SELECT TO steckbrief_app USING (state = 'published' OR acting_reader_of_all());
--> statement-breakpoint
CREATE POLICY practice_kept ON practice TO steckbrief_app USING (acting_for_service_centre()) WITH CHECK (acting_for_service_centre());
--> statement-breakpoint
INSERT INTO column_class (table_name, column_name, class, in_trail)
SELECT c.table_name, c.column_name, CASE WHEN c.column_name IN ('id', 'version', 'updated_at') THEN 'internal' ELSE 'public' END, c.column_name <> 'reference'
FROM information_schema.columns c WHERE c.table_schema = 'public' AND c.table_name = 'practice';
--> statement-breakpoint
CALL cover_by_trail('practice', 'id');
