CREATE TABLE "duplicate_decision" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"verdict" text NOT NULL,
	"face" text collate "C",
	"kept_id" bigint,
	"reason" text,
	"decided_by" uuid,
	"decided_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"revoked_by" uuid,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "duplicate_decision_verdict" CHECK ("duplicate_decision"."verdict" in ('same', 'different', 'merge') and ("duplicate_decision"."verdict" = 'merge') = ("duplicate_decision"."kept_id" is not null)),
	CONSTRAINT "duplicate_decision_reason" CHECK (length("duplicate_decision"."reason") <= 500)
);
--> statement-breakpoint
CREATE TABLE "duplicate_decision_project" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "duplicate_decision_project_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"decision_id" uuid NOT NULL,
	"project_id" bigint NOT NULL,
	"side" integer NOT NULL,
	CONSTRAINT "duplicate_decision_project_once" UNIQUE("decision_id","project_id"),
	CONSTRAINT "duplicate_decision_project_side" CHECK ("duplicate_decision_project"."side" in (1, 2))
);
--> statement-breakpoint
CREATE TABLE "duplicate_look" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "duplicate_look_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"import_id" uuid,
	"revision" integer NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"is_done" boolean DEFAULT false NOT NULL,
	CONSTRAINT "duplicate_look_once" UNIQUE NULLS NOT DISTINCT("import_id")
);
--> statement-breakpoint
CREATE TABLE "import_likeness" (
	"import_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"project_id" bigint NOT NULL,
	"score" integer NOT NULL,
	"parts" jsonb NOT NULL,
	CONSTRAINT "import_likeness_pk" PRIMARY KEY("import_id","position","project_id")
);
--> statement-breakpoint
CREATE TABLE "likeness_pair" (
	"lower_id" bigint NOT NULL,
	"higher_id" bigint NOT NULL,
	"score" integer NOT NULL,
	"parts" jsonb NOT NULL,
	CONSTRAINT "likeness_pair_pk" PRIMARY KEY("lower_id","higher_id"),
	CONSTRAINT "likeness_pair_order" CHECK ("likeness_pair"."lower_id" < "likeness_pair"."higher_id"),
	CONSTRAINT "likeness_pair_score_range" CHECK ("likeness_pair"."score" between 0 and 100)
);
--> statement-breakpoint
CREATE TABLE "project_likeness" (
	"project_id" bigint PRIMARY KEY NOT NULL,
	"version_id" bigint NOT NULL,
	"source_key" text collate "C" NOT NULL,
	"name_key" text collate "C" NOT NULL,
	"beneficiary_key" text collate "C",
	"place_key" text collate "C",
	"period_start" date,
	"period_end" date,
	"total_eligible_cost" bigint,
	"face" text collate "C" NOT NULL,
	"is_looked" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
ALTER TABLE "duplicate_decision" ADD CONSTRAINT "duplicate_decision_kept_id_project_id_fk" FOREIGN KEY ("kept_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duplicate_decision" ADD CONSTRAINT "duplicate_decision_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duplicate_decision" ADD CONSTRAINT "duplicate_decision_revoked_by_person_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duplicate_decision_project" ADD CONSTRAINT "duplicate_decision_project_decision_id_duplicate_decision_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."duplicate_decision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duplicate_decision_project" ADD CONSTRAINT "duplicate_decision_project_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duplicate_look" ADD CONSTRAINT "duplicate_look_import_id_import_run_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."import_run"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_likeness" ADD CONSTRAINT "import_likeness_import_id_import_run_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."import_run"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_likeness" ADD CONSTRAINT "import_likeness_project_id_project_likeness_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project_likeness"("project_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "likeness_pair" ADD CONSTRAINT "likeness_pair_lower_id_project_likeness_project_id_fk" FOREIGN KEY ("lower_id") REFERENCES "public"."project_likeness"("project_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "likeness_pair" ADD CONSTRAINT "likeness_pair_higher_id_project_likeness_project_id_fk" FOREIGN KEY ("higher_id") REFERENCES "public"."project_likeness"("project_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_likeness" ADD CONSTRAINT "project_likeness_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "duplicate_decision_face" ON "duplicate_decision" USING btree ("face");--> statement-breakpoint
CREATE INDEX "duplicate_decision_project_of" ON "duplicate_decision_project" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "import_likeness_project" ON "import_likeness" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "likeness_pair_higher" ON "likeness_pair" USING btree ("higher_id");--> statement-breakpoint
CREATE INDEX "likeness_pair_score" ON "likeness_pair" USING btree ("score");--> statement-breakpoint
CREATE INDEX "project_likeness_similar" ON "project_likeness" USING gin ("name_key" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "project_likeness_name" ON "project_likeness" USING hash ("name_key");--> statement-breakpoint
CREATE INDEX "project_likeness_face" ON "project_likeness" USING btree ("face","project_id");--> statement-breakpoint
CREATE INDEX "project_likeness_waiting" ON "project_likeness" USING btree ("project_id") WHERE not "project_likeness"."is_looked";--> statement-breakpoint

-- ------------------------------------------------------------------ what is compared

-- A name without what spellings of it differ in: case, umlauts written out, legal forms, the words for municipalities,
-- spaces, hyphens and line breaks ("Quartiers-Management" is "Quartiersmanagement"). The one truth about names that are
-- compared; names of projects and of beneficiaries alike. Null for nothing.
CREATE FUNCTION comparable_name(name text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  words text := normalize(name, NFKC);
  bare text;
BEGIN
  -- Legal forms whose case tells them from words; sources glue them to what stands before.
  words := regexp_replace(words, '([Gg]emeinnützige[rs]?\s+)?g?GmbH(\s*(&|und)\s*Co\.?)?|e\.\s?[VGK]\.|\m(e\s?V|eG|AG|gAG|KG|KGaA|OHG|oHG|GbR|UG|gUG|SE)\M\.?', ' ', 'g');
  -- Lost line breaks: "StadtverwaltungBautzen".
  words := regexp_replace(words, '([a-zäöüß])([A-ZÄÖÜ])', '\1 \2', 'g');
  words := lower(words);
  words := replace(replace(replace(replace(words, 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'ß', 'ss');
  words := fold_text(replace(replace(words, '&', ' und '), '+', ' plus '));
  bare := regexp_replace(words, '\m(gemeinnuetzige[rs]?\s+)?(g?gmbh|mbh|kgaa|gesellschaft mit beschraenkter haftung|gesellschaft buergerlichen rechts|aktiengesellschaft|eingetragene(r verein| genossenschaft)|haftungsbeschraenkt)\M', ' ', 'g');
  bare := regexp_replace(bare, '\m(grosse kreisstadt|kreisfreie stadt|landeshauptstadt|stadtverwaltung|gemeindeverwaltung|universitaetsstadt|hochschulstadt|bergstadt|kreisstadt|gemeinde|stadt)\M', ' ', 'g');
  bare := regexp_replace(bare, '[^a-z0-9]', '', 'g');
  IF bare = '' THEN bare := regexp_replace(words, '[^a-z0-9]', '', 'g'); END IF;
  IF bare = '' THEN bare := btrim(words); END IF;
  RETURN nullif(left(bare, 500), '');
END $$;
--> statement-breakpoint
-- Published projects like those that are probed, from another source each; of equal ones the first. `missing` are projects
-- the source itself has left out. It runs with the owner's rights: row security keeps comparisons of letters from using
-- their index, and whoever asks may read every project anyway.
CREATE FUNCTION find_likenesses(probes jsonb, missing bigint[] DEFAULT '{}')
RETURNS TABLE (probe_id bigint, project_id bigint, name_alike real, beneficiary_alike real, bearers integer, one jsonb, other jsonb)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT coalesce(acting_reader_of_all(), false) THEN RETURN; END IF;
  PERFORM set_config('pg_trgm.similarity_threshold', '0.55', true);
  RETURN QUERY
    SELECT p.probe_id, b.project_id, similarity(p.name_key, b.name_key), similarity(p.beneficiary_key, b.beneficiary_key),
      (SELECT count(*)::integer FROM (SELECT FROM project_likeness c WHERE c.name_key = b.name_key LIMIT 11) AS borne),
      to_jsonb(p) - 'probe_id', to_jsonb(b)
    FROM jsonb_to_recordset(probes) AS p (
      probe_id bigint, project_id bigint, source_key text, face text, name_key text, beneficiary_key text, place_key text,
      period_start date, period_end date, total_eligible_cost bigint)
    JOIN project_likeness b ON b.name_key % p.name_key
    WHERE b.project_id IS DISTINCT FROM p.project_id
      AND b.face IS DISTINCT FROM p.face
      AND (b.source_key <> p.source_key OR b.source_key = '' OR b.project_id = ANY (missing))
      -- Money or time have to speak for it as well.
      AND (b.total_eligible_cost IS NULL OR p.total_eligible_cost IS NULL OR b.period_start IS NULL OR p.period_start IS NULL
           OR abs(b.total_eligible_cost - p.total_eligible_cost) * 100 <= greatest(b.total_eligible_cost, p.total_eligible_cost)
           OR b.period_start = p.period_start OR b.period_end = p.period_end)
      AND NOT EXISTS (SELECT FROM project_likeness f WHERE f.face = b.face AND f.project_id < b.project_id);
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION find_likenesses(jsonb, bigint[]) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION find_likenesses(jsonb, bigint[]) TO steckbrief_app;
--> statement-breakpoint
-- Whether something is published or previewed that has not been looked through; asked by the role of the jobs.
CREATE FUNCTION duplicate_work_waits() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
RETURN coalesce((SELECT max(r.revision) FROM registry_revision r), 0) > coalesce((SELECT l.revision FROM duplicate_look l WHERE l.import_id IS NULL), 0)
  OR EXISTS (SELECT FROM project_likeness WHERE NOT is_looked)
  OR EXISTS (SELECT FROM import_run r WHERE r.state IN ('preview', 'proposed')
             AND NOT EXISTS (SELECT FROM duplicate_look l WHERE l.import_id = r.id AND l.is_done));
--> statement-breakpoint
REVOKE ALL ON FUNCTION duplicate_work_waits() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION duplicate_work_waits() TO steckbrief_jobs;
--> statement-breakpoint
-- A file that is read again has other rows.
CREATE FUNCTION look_through_import_again() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM duplicate_look l WHERE l.import_id = NEW.id;
  DELETE FROM import_likeness l WHERE l.import_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION look_through_import_again() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER import_run_read_again AFTER UPDATE OF summary ON import_run FOR EACH ROW EXECUTE FUNCTION look_through_import_again();
--> statement-breakpoint

-- ------------------------------------------------------------------ who may

GRANT SELECT, INSERT, UPDATE, DELETE ON project_likeness, likeness_pair, import_likeness, duplicate_look TO steckbrief_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON duplicate_decision, duplicate_decision_project TO steckbrief_app;
--> statement-breakpoint
GRANT UPDATE (revoked_by, revoked_at) ON duplicate_decision TO steckbrief_app;
--> statement-breakpoint
DO $$
DECLARE
  named text;
BEGIN
  FOREACH named IN ARRAY ARRAY['project_likeness', 'likeness_pair', 'import_likeness', 'duplicate_look'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', named);
    EXECUTE format('CREATE POLICY %I ON %I TO steckbrief_app USING (acting_for_service_centre()) WITH CHECK (acting_for_service_centre())', named || '_service_centre', named);
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO steckbrief_app USING (acting_role() = ''auditor'')', named || '_audited', named);
  END LOOP;
END $$;
--> statement-breakpoint
ALTER TABLE duplicate_decision ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY duplicate_decision_seen ON duplicate_decision FOR SELECT TO steckbrief_app USING (acting_reader_of_all());
--> statement-breakpoint
CREATE POLICY duplicate_decision_made ON duplicate_decision FOR INSERT TO steckbrief_app
  WITH CHECK (acting_role() IN ('staff', 'lead') AND decided_by = acting_person() AND revoked_at IS NULL);
--> statement-breakpoint
CREATE POLICY duplicate_decision_revoked ON duplicate_decision FOR UPDATE TO steckbrief_app
  USING (acting_role() IN ('staff', 'lead') AND revoked_at IS NULL)
  WITH CHECK (revoked_by = acting_person() AND revoked_at IS NOT NULL);
--> statement-breakpoint
ALTER TABLE duplicate_decision_project ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY duplicate_decision_project_seen ON duplicate_decision_project FOR SELECT TO steckbrief_app USING (acting_reader_of_all());
--> statement-breakpoint
CREATE POLICY duplicate_decision_project_made ON duplicate_decision_project FOR INSERT TO steckbrief_app
  WITH CHECK (acting_role() IN ('staff', 'lead'));
--> statement-breakpoint

-- ------------------------------------------------------------------ classes and trail

INSERT INTO column_class (table_name, column_name, class)
SELECT c.table_name, c.column_name, CASE WHEN (c.table_name, c.column_name) = ('duplicate_decision', 'reason') THEN 'personal' ELSE 'internal' END
FROM information_schema.columns c
WHERE c.table_schema = 'public'
  AND c.table_name IN ('project_likeness', 'likeness_pair', 'import_likeness', 'duplicate_look', 'duplicate_decision', 'duplicate_decision_project');
--> statement-breakpoint
CALL cover_by_trail('duplicate_decision', 'id');
--> statement-breakpoint
CALL cover_by_trail('duplicate_decision_project', 'id');
