CREATE TABLE "contact" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"city_ags" text collate "C" NOT NULL,
	"name" text collate "de-x-icu" NOT NULL,
	"function" text,
	"email" text collate "C",
	"phone" text collate "C",
	"note" text,
	"person_id" uuid,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "contact_city_ags" CHECK ("contact"."city_ags" ~ '^[0-9]{8}$'),
	CONSTRAINT "contact_name" CHECK (length(btrim("contact"."name")) between 1 and 200),
	CONSTRAINT "contact_length" CHECK (length("contact"."function") <= 200 and length("contact"."email") <= 254 and length("contact"."phone") <= 60 and length("contact"."note") <= 2000)
);
--> statement-breakpoint
CREATE TABLE "organisation" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "organisation_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"key" text collate "C" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organisation_public_id_unique" UNIQUE("public_id"),
	CONSTRAINT "organisation_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "organisation_difference" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "organisation_difference_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"lower_id" bigint NOT NULL,
	"higher_id" bigint NOT NULL,
	"stated_by" uuid,
	"stated_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "organisation_difference_unique" UNIQUE("lower_id","higher_id"),
	CONSTRAINT "organisation_difference_order" CHECK ("organisation_difference"."lower_id" < "organisation_difference"."higher_id")
);
--> statement-breakpoint
CREATE TABLE "organisation_version" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "organisation_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"organisation_id" bigint NOT NULL,
	"name" text collate "de-x-icu" NOT NULL,
	"legal_form" text,
	"natural_person" boolean NOT NULL,
	"merged_into_id" bigint,
	"published_revision" integer NOT NULL,
	"superseded_revision" integer,
	CONSTRAINT "organisation_version_name" CHECK (length(btrim("organisation_version"."name")) between 1 and 2000),
	CONSTRAINT "organisation_version_not_itself" CHECK ("organisation_version"."merged_into_id" <> "organisation_version"."organisation_id"),
	CONSTRAINT "organisation_version_order" CHECK ("organisation_version"."superseded_revision" > "organisation_version"."published_revision")
);
--> statement-breakpoint
CREATE TABLE "organisation_wording" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "organisation_wording_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"organisation_id" bigint NOT NULL,
	"wording" text collate "de-x-icu" NOT NULL,
	"natural_person" boolean NOT NULL,
	"first_revision" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_difference" ADD CONSTRAINT "organisation_difference_lower_id_organisation_id_fk" FOREIGN KEY ("lower_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_difference" ADD CONSTRAINT "organisation_difference_higher_id_organisation_id_fk" FOREIGN KEY ("higher_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_difference" ADD CONSTRAINT "organisation_difference_stated_by_person_id_fk" FOREIGN KEY ("stated_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_version" ADD CONSTRAINT "organisation_version_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_version" ADD CONSTRAINT "organisation_version_merged_into_id_organisation_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_version" ADD CONSTRAINT "organisation_version_published_fk" FOREIGN KEY ("published_revision") REFERENCES "public"."registry_revision"("revision") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_version" ADD CONSTRAINT "organisation_version_superseded_fk" FOREIGN KEY ("superseded_revision") REFERENCES "public"."registry_revision"("revision") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_wording" ADD CONSTRAINT "organisation_wording_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contact_city" ON "contact" USING btree ("city_ags","name");--> statement-breakpoint
CREATE INDEX "contact_person" ON "contact" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "organisation_version_current_unique" ON "organisation_version" USING btree ("organisation_id") WHERE "organisation_version"."superseded_revision" is null;--> statement-breakpoint
CREATE INDEX "organisation_version_organisation" ON "organisation_version" USING btree ("organisation_id","published_revision");--> statement-breakpoint
CREATE INDEX "organisation_version_members" ON "organisation_version" USING btree ("merged_into_id") WHERE "organisation_version"."superseded_revision" is null;--> statement-breakpoint
CREATE INDEX "organisation_version_similar" ON "organisation_version" USING gin (fold_text("name") gin_trgm_ops) WHERE "organisation_version"."superseded_revision" is null and "organisation_version"."merged_into_id" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "organisation_wording_unique" ON "organisation_wording" USING btree (md5("wording"),"natural_person");--> statement-breakpoint
CREATE INDEX "organisation_wording_organisation" ON "organisation_wording" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "project_version_by_beneficiary" ON "project_version" USING hash ("beneficiary_name") WHERE "project_version"."superseded_revision" is null;--> statement-breakpoint
CREATE INDEX "project_version_by_executing_body" ON "project_version" USING hash ("executing_body_name") WHERE "project_version"."superseded_revision" is null;
--> statement-breakpoint

-- ------------------------------------------------------------------ names

-- A name without what spellings of it differ in: case, umlauts written out, spaces, points and hyphens ("StadtverwaltungBautzen"
-- is "Stadtverwaltung Bautzen"), legal forms in words. A natural person is never taken for an organisation of the same name.
CREATE FUNCTION organisation_key(name text, natural_person boolean) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  folded text := lower(normalize(name, NFKC));
BEGIN
  folded := replace(replace(replace(replace(folded, 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'ß', 'ss');
  folded := fold_text(folded);
  folded := replace(folded, 'eingetragener verein', 'ev');
  folded := replace(folded, 'gesellschaft mit beschraenkter haftung', 'gmbh');
  folded := regexp_replace(folded, 'gemeinnuetzige[sr]? gmbh|ggesellschaft gmbh', 'ggmbh');
  folded := replace(folded, '&', ' und ');
  folded := coalesce(nullif(regexp_replace(folded, '[^a-z0-9]', '', 'g'), ''), btrim(folded));
  IF length(folded) > 200 THEN folded := left(folded, 160) || md5(folded); END IF;
  RETURN CASE WHEN natural_person THEN 'person:' ELSE '' END || folded;
END $$;
--> statement-breakpoint
-- The legal form as a name states it; null where it states none.
CREATE FUNCTION stated_legal_form(name text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN name ~ '\mGmbH\s*(&|und)\s*Co' THEN 'GmbH & Co. KG'
  WHEN name ~* '\mgGmbH\M' OR name ~* 'gemeinnützige\w* (GmbH|Gesellschaft mit beschränkter Haftung)' THEN 'gGmbH'
  WHEN name ~* 'GmbH\M|Gesellschaft mit beschränkter Haftung' THEN 'GmbH'
  WHEN name ~ '\me\.?\s?V(\.|\M)' OR name ~* 'eingetragener Verein' THEN 'e. V.'
  WHEN name ~ '\me\.?\s?G(\.|\M)' OR name ~* '\mGenossenschaft\M' THEN 'eG'
  WHEN name ~ '\mgAG\M' THEN 'gAG'
  WHEN name ~ '\mAG\M|\mAktiengesellschaft\M' THEN 'AG'
  WHEN name ~ '\mUG\M' THEN 'UG'
  WHEN name ~ '\mGbR\M' THEN 'GbR'
  WHEN name ~* '\m(Große Kreisstadt|Stadt|Stadtverwaltung|Gemeinde|Gemeindeverwaltung|Landkreis|Landratsamt)\M' THEN 'Gebietskörperschaft'
  WHEN name ~* '\mStiftung\M' THEN 'Stiftung'
END;
--> statement-breakpoint

-- ------------------------------------------------------------------ published organisations never change

CREATE TRIGGER organisation_version_superseded_once BEFORE UPDATE ON organisation_version
  FOR EACH ROW WHEN (OLD.superseded_revision IS NOT NULL OR NEW.superseded_revision IS NULL)
  EXECUTE FUNCTION refuse_change_of_version();
--> statement-breakpoint
CREATE TRIGGER organisation_version_unchanged BEFORE UPDATE ON organisation_version
  FOR EACH ROW EXECUTE FUNCTION guard_version();
--> statement-breakpoint
CREATE TRIGGER organisation_version_no_delete BEFORE DELETE OR TRUNCATE ON organisation_version
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_version();
--> statement-breakpoint
-- One organisation belongs to another that stands for itself: no chains, and no person among organisations.
CREATE FUNCTION guard_membership() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM organisation_version v
             JOIN organisation_version head ON head.organisation_id = v.merged_into_id AND head.superseded_revision IS NULL
             WHERE v.superseded_revision IS NULL AND v.organisation_id = NEW.organisation_id
               AND (head.merged_into_id IS NOT NULL OR head.natural_person <> v.natural_person))
     OR (NEW.merged_into_id IS NOT NULL AND EXISTS (
             SELECT FROM organisation_version m WHERE m.superseded_revision IS NULL AND m.merged_into_id = NEW.organisation_id)) THEN
    RAISE EXCEPTION 'an organisation belongs to one that stands for itself'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'organisation_version_membership';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION guard_membership() FROM PUBLIC;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER organisation_version_membership AFTER INSERT OR UPDATE ON organisation_version
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION guard_membership();
--> statement-breakpoint

-- ------------------------------------------------------------------ the directory follows from what is published

-- Enters what published records call their beneficiaries and executing bodies. What is known is left as it is.
CREATE PROCEDURE enter_organisations(parties jsonb)
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  WITH named AS MATERIALIZED (
    SELECT p.name, p.natural_person, min(p.revision) AS revision
    FROM jsonb_to_recordset(parties) AS p (name text, natural_person boolean, revision integer)
    GROUP BY 1, 2
  ), fresh AS MATERIALIZED (
    SELECT n.*, organisation_key(n.name, n.natural_person) AS key FROM named n
    WHERE NOT EXISTS (SELECT FROM organisation_wording w WHERE md5(w.wording) = md5(n.name) AND w.natural_person = n.natural_person)
  ), made AS (
    INSERT INTO organisation (key) SELECT DISTINCT key FROM fresh ORDER BY key
    ON CONFLICT (key) DO NOTHING RETURNING id, key
  ), described AS (
    INSERT INTO organisation_version (organisation_id, name, legal_form, natural_person, published_revision)
    SELECT DISTINCT ON (m.id) m.id, btrim(f.name), stated_legal_form(f.name), f.natural_person, f.revision
    FROM made m JOIN fresh f USING (key)
    -- Of several spellings at once the one with umlauts and with the most spaces: the others look like slips.
    ORDER BY m.id, f.revision, length(regexp_replace(normalize(f.name, NFC), '[^ÄÖÜäöüß]', '', 'g')) DESC,
             length(regexp_replace(f.name, '\S', '', 'g')) DESC, f.name
  )
  INSERT INTO organisation_wording (organisation_id, wording, natural_person, first_revision)
  SELECT coalesce(m.id, o.id), f.name, f.natural_person, f.revision
  FROM fresh f LEFT JOIN made m USING (key) LEFT JOIN organisation o ON o.key = f.key
  ORDER BY f.revision, f.name;
END $$;
--> statement-breakpoint
REVOKE ALL ON PROCEDURE enter_organisations(jsonb) FROM PUBLIC;
--> statement-breakpoint
CREATE FUNCTION enter_organisations_of_versions() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  parties jsonb;
BEGIN
  SELECT jsonb_agg(jsonb_build_object('name', name, 'natural_person', natural_person, 'revision', revision)) INTO parties
  FROM (
    SELECT beneficiary_name AS name, beneficiary_is_natural_person AS natural_person, min(published_revision) AS revision
    FROM published WHERE btrim(beneficiary_name) <> '' GROUP BY 1, 2
    UNION
    SELECT executing_body_name, executing_body_is_natural_person, min(published_revision)
    FROM published WHERE btrim(executing_body_name) <> '' GROUP BY 1, 2
  ) p;
  IF parties IS NOT NULL THEN CALL enter_organisations(parties); END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION enter_organisations_of_versions() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER project_version_organisations AFTER INSERT ON project_version
  REFERENCING NEW TABLE AS published FOR EACH STATEMENT EXECUTE FUNCTION enter_organisations_of_versions();
--> statement-breakpoint
-- What was published before there was a directory, under the revisions in which it first stood.
DO $$
DECLARE
  parties jsonb;
BEGIN
  SELECT jsonb_agg(jsonb_build_object('name', name, 'natural_person', natural_person, 'revision', revision)) INTO parties
  FROM (
    SELECT beneficiary_name AS name, beneficiary_is_natural_person AS natural_person, min(published_revision) AS revision
    FROM project_version WHERE btrim(beneficiary_name) <> '' GROUP BY 1, 2
    UNION
    SELECT executing_body_name, executing_body_is_natural_person, min(published_revision)
    FROM project_version WHERE btrim(executing_body_name) <> '' GROUP BY 1, 2
  ) p;
  IF parties IS NOT NULL THEN CALL enter_organisations(parties); END IF;
  SET CONSTRAINTS ALL IMMEDIATE;
END $$;
--> statement-breakpoint

-- ------------------------------------------------------------------ who sees and writes

-- The key stays with the database: of natural persons it is a name.
GRANT SELECT (id, public_id, created_at) ON organisation TO steckbrief_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (superseded_revision) ON organisation_version TO steckbrief_app;
--> statement-breakpoint
GRANT SELECT ON organisation_wording TO steckbrief_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON organisation_difference TO steckbrief_app;
--> statement-breakpoint
ALTER TABLE organisation_version ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Natural persons are in no public list (CPR Art. 49(3)): only who checks and audits finds them here.
CREATE POLICY organisation_version_seen ON organisation_version FOR SELECT TO steckbrief_app
  USING (NOT natural_person OR acting_reader_of_all());
--> statement-breakpoint
CREATE POLICY organisation_version_published ON organisation_version FOR INSERT TO steckbrief_app
  WITH CHECK (acting_for_service_centre());
--> statement-breakpoint
CREATE POLICY organisation_version_superseded ON organisation_version FOR UPDATE TO steckbrief_app
  USING (acting_for_service_centre()) WITH CHECK (acting_for_service_centre());
--> statement-breakpoint
ALTER TABLE organisation_wording ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY organisation_wording_seen ON organisation_wording FOR SELECT TO steckbrief_app
  USING (NOT natural_person OR acting_reader_of_all());
--> statement-breakpoint
ALTER TABLE organisation_difference ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY organisation_difference_seen ON organisation_difference FOR SELECT TO steckbrief_app
  USING (acting_reader_of_all());
--> statement-breakpoint
CREATE POLICY organisation_difference_stated ON organisation_difference FOR INSERT TO steckbrief_app
  WITH CHECK (acting_for_service_centre() AND (stated_by = acting_person() OR acting_role() = 'system'));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON contact TO steckbrief_app;
--> statement-breakpoint
ALTER TABLE contact ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY contact_of_city ON contact TO steckbrief_app
  USING (acting_for_city(city_ags) OR acting_for_service_centre())
  WITH CHECK (acting_for_city(city_ags) OR acting_for_service_centre());
--> statement-breakpoint

-- ------------------------------------------------------------------ classes and trail

INSERT INTO column_class (table_name, column_name, class)
SELECT c.table_name, c.column_name,
       CASE WHEN (c.table_name, c.column_name) IN (('organisation', 'key'), ('organisation_version', 'name'), ('organisation_wording', 'wording'),
                                                   ('contact', 'name'), ('contact', 'function'), ('contact', 'email'), ('contact', 'phone'), ('contact', 'note'))
              THEN 'personal'
            WHEN c.table_name IN ('organisation', 'organisation_version', 'organisation_wording') THEN 'public'
            ELSE 'internal' END
FROM information_schema.columns c
WHERE c.table_schema = 'public' AND c.table_name IN ('organisation', 'organisation_version', 'organisation_wording', 'organisation_difference', 'contact');
--> statement-breakpoint
-- Covered only now: what was entered above follows from what is in the trail already.
CALL cover_by_trail('organisation', 'id');
--> statement-breakpoint
CALL cover_by_trail('organisation_version', 'id');
--> statement-breakpoint
CALL cover_by_trail('organisation_difference', 'id');
--> statement-breakpoint
CALL cover_by_trail('contact', 'id');
