ALTER TABLE "audit_personal" DROP CONSTRAINT "audit_personal_entry_id_audit_entry_id_fk";
--> statement-breakpoint
ALTER TABLE "project_version" DROP CONSTRAINT "project_version_project_fk";
--> statement-breakpoint
ALTER TABLE "project_version" DROP CONSTRAINT "project_version_place_id_place_id_fk";
--> statement-breakpoint
ALTER TABLE "project_version" DROP CONSTRAINT "project_version_funding_period_id_catalogue_entry_id_fk";
--> statement-breakpoint
ALTER TABLE "project_version" DROP CONSTRAINT "project_version_fund_id_catalogue_entry_id_fk";
--> statement-breakpoint
ALTER TABLE "project_version" DROP CONSTRAINT "project_version_priority_id_catalogue_entry_id_fk";
--> statement-breakpoint
ALTER TABLE "project_version" DROP CONSTRAINT "project_version_funding_guideline_id_catalogue_entry_id_fk";
--> statement-breakpoint
ALTER TABLE "project_version" DROP CONSTRAINT "project_version_funding_object_id_catalogue_entry_id_fk";
--> statement-breakpoint
ALTER TABLE "project_version" DROP CONSTRAINT "project_version_intervention_category_id_catalogue_entry_id_fk";
--> statement-breakpoint
ALTER TABLE "project_version" DROP CONSTRAINT "project_version_specific_objective_id_catalogue_entry_id_fk";
--> statement-breakpoint
ALTER TABLE "project_version" DROP CONSTRAINT "project_version_published_fk";
--> statement-breakpoint
ALTER TABLE "organisation_version" DROP CONSTRAINT "organisation_version_organisation_id_organisation_id_fk";
--> statement-breakpoint
ALTER TABLE "organisation_version" DROP CONSTRAINT "organisation_version_published_fk";
--> statement-breakpoint
ALTER TABLE "organisation_wording" DROP CONSTRAINT "organisation_wording_organisation_id_organisation_id_fk";
--> statement-breakpoint
ALTER TABLE "import_identity" DROP CONSTRAINT "import_identity_project_id_project_id_fk";
--> statement-breakpoint
ALTER TABLE "import_identity" DROP CONSTRAINT "import_identity_last_import_id_import_run_id_fk";
--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "source_name" text;--> statement-breakpoint
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_source_name" CHECK (length(btrim("import_run"."source_name")) between 1 and 100);
--> statement-breakpoint
INSERT INTO column_class (table_name, column_name, class) VALUES ('import_run', 'source_name', 'internal');
--> statement-breakpoint

-- ------------------------------------------------------------------ what published versions name

-- What versions refer to exists, looked at once for all rows of a statement: the foreign keys of each row took a fifth of
-- publishing a list. Each value is looked up once, whatever the planner thinks of the number of rows.
CREATE FUNCTION require_known_of_versions() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  broken text;
BEGIN
  SELECT 'project_version_project_fk' INTO broken FROM new_rows n
  WHERE (SELECT p.reference = n.reference FROM project p WHERE p.id = n.project_id) IS NOT TRUE LIMIT 1;
  IF broken IS NULL THEN
    SELECT 'project_version_published_fk' INTO broken FROM (SELECT DISTINCT n.published_revision AS revision FROM new_rows n) n
    WHERE (SELECT true FROM registry_revision r WHERE r.revision = n.revision) IS NULL LIMIT 1;
  END IF;
  IF broken IS NULL THEN
    SELECT 'project_version_place_fk' INTO broken FROM (SELECT DISTINCT n.place_id FROM new_rows n WHERE n.place_id IS NOT NULL) n
    WHERE (SELECT true FROM place p WHERE p.id = n.place_id) IS NULL LIMIT 1;
  END IF;
  IF broken IS NULL THEN
    SELECT 'project_version_catalogue_fk' INTO broken FROM (
      SELECT DISTINCT e.id FROM new_rows n CROSS JOIN LATERAL (VALUES (n.funding_period_id), (n.fund_id), (n.priority_id),
        (n.funding_guideline_id), (n.funding_object_id), (n.intervention_category_id), (n.specific_objective_id)) e(id)
      WHERE e.id IS NOT NULL) n
    WHERE (SELECT true FROM catalogue_entry e WHERE e.id = n.id) IS NULL LIMIT 1;
  END IF;
  IF broken IS NOT NULL THEN
    RAISE EXCEPTION 'a published version of a project names what does not exist'
      USING ERRCODE = 'foreign_key_violation', CONSTRAINT = broken, TABLE = 'project_version';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER project_version_known AFTER INSERT ON project_version
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION require_known_of_versions();
--> statement-breakpoint
-- The same for organisations. Their wordings are written by the database alone, from organisations it has just found or made.
CREATE FUNCTION require_known_of_organisations() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  broken text;
BEGIN
  SELECT 'organisation_version_organisation_fk' INTO broken FROM new_rows n
  WHERE (SELECT true FROM organisation o WHERE o.id = n.organisation_id) IS NULL LIMIT 1;
  IF broken IS NULL THEN
    SELECT 'organisation_version_published_fk' INTO broken FROM (SELECT DISTINCT n.published_revision AS revision FROM new_rows n) n
    WHERE (SELECT true FROM registry_revision r WHERE r.revision = n.revision) IS NULL LIMIT 1;
  END IF;
  IF broken IS NOT NULL THEN
    RAISE EXCEPTION 'a published version of an organisation names what does not exist'
      USING ERRCODE = 'foreign_key_violation', CONSTRAINT = broken, TABLE = 'organisation_version';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER organisation_version_known AFTER INSERT ON organisation_version
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION require_known_of_organisations();
--> statement-breakpoint
-- And for what sources said.
CREATE FUNCTION require_known_of_sources() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  broken text;
BEGIN
  SELECT 'import_identity_project_fk' INTO broken FROM new_rows n
  WHERE (SELECT true FROM project p WHERE p.id = n.project_id) IS NULL LIMIT 1;
  IF broken IS NULL THEN
    SELECT 'import_identity_import_fk' INTO broken FROM (SELECT DISTINCT n.last_import_id AS id FROM new_rows n) n
    WHERE (SELECT true FROM import_run r WHERE r.id = n.id) IS NULL LIMIT 1;
  END IF;
  IF broken IS NOT NULL THEN
    RAISE EXCEPTION 'a source names what does not exist'
      USING ERRCODE = 'foreign_key_violation', CONSTRAINT = broken, TABLE = 'import_identity';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER import_identity_known_insert AFTER INSERT ON import_identity
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION require_known_of_sources();
--> statement-breakpoint
CREATE TRIGGER import_identity_known_update AFTER UPDATE ON import_identity
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION require_known_of_sources();
--> statement-breakpoint
-- The other side of it: what a version names is not removed, nor gets another key. The registry lock keeps publications out
-- until that is done; nobody but the owner of the database could try.
CREATE FUNCTION keep_what_is_named() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  named boolean;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('steckbrief.registry', 0));
  CASE TG_TABLE_NAME
    WHEN 'project' THEN named := EXISTS (SELECT FROM project_version v WHERE v.project_id = OLD.id)
      OR EXISTS (SELECT FROM import_identity i WHERE i.project_id = OLD.id);
    WHEN 'organisation' THEN named := EXISTS (SELECT FROM organisation_version v WHERE v.organisation_id = OLD.id)
      OR EXISTS (SELECT FROM organisation_wording w WHERE w.organisation_id = OLD.id);
    WHEN 'import_run' THEN named := EXISTS (SELECT FROM import_identity i WHERE i.last_import_id = OLD.id);
    WHEN 'place' THEN named := EXISTS (SELECT FROM project_version v WHERE v.place_id = OLD.id);
    WHEN 'registry_revision' THEN named := EXISTS (SELECT FROM project_version v WHERE v.published_revision = OLD.revision)
      OR EXISTS (SELECT FROM organisation_version v WHERE v.published_revision = OLD.revision);
    ELSE named := EXISTS (SELECT FROM project_version v WHERE OLD.id IN (v.funding_period_id, v.fund_id, v.priority_id,
      v.funding_guideline_id, v.funding_object_id, v.intervention_category_id, v.specific_objective_id));
  END CASE;
  IF named THEN
    RAISE EXCEPTION 'what is published names this row of %', TG_TABLE_NAME USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION require_known_of_versions(), require_known_of_organisations(), require_known_of_sources(), keep_what_is_named() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER project_named BEFORE DELETE OR UPDATE OF id, reference ON project FOR EACH ROW EXECUTE FUNCTION keep_what_is_named();
--> statement-breakpoint
CREATE TRIGGER organisation_named BEFORE DELETE OR UPDATE OF id ON organisation FOR EACH ROW EXECUTE FUNCTION keep_what_is_named();
--> statement-breakpoint
-- A preview is named by nothing: only what was published is looked at.
CREATE TRIGGER import_run_named BEFORE DELETE ON import_run FOR EACH ROW WHEN (OLD.state = 'committed') EXECUTE FUNCTION keep_what_is_named();
--> statement-breakpoint
CREATE TRIGGER place_named BEFORE DELETE OR UPDATE OF id ON place FOR EACH ROW EXECUTE FUNCTION keep_what_is_named();
--> statement-breakpoint
CREATE TRIGGER catalogue_entry_named BEFORE DELETE OR UPDATE OF id ON catalogue_entry FOR EACH ROW EXECUTE FUNCTION keep_what_is_named();
--> statement-breakpoint
CREATE TRIGGER registry_revision_named BEFORE DELETE OR UPDATE OF revision ON registry_revision FOR EACH ROW EXECUTE FUNCTION keep_what_is_named();
--> statement-breakpoint

-- ------------------------------------------------------------------ a cheaper trail

-- What an entry says stays as it was; what holds for all entries of a statement is worked out once, a row is written as text
-- without being taken apart before, and only tables with personal values keep rows until both parts are written.
CREATE OR REPLACE FUNCTION write_trail() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_nestloop = off AS $$
DECLARE
  written text;
  outside_trail text[];
  personal text[];
  not_personal text[];
  shown text;
  beside text;
  side text := CASE TG_OP WHEN 'INSERT' THEN '{"after": ' ELSE '{"before": ' END;
BEGIN
  SELECT coalesce(array_agg(a.attname::text) FILTER (WHERE k.class = 'personal' OR NOT k.in_trail), '{}'),
         coalesce(array_agg(a.attname::text) FILTER (WHERE k.class = 'personal' AND k.in_trail), '{}'),
         coalesce(array_agg(a.attname::text) FILTER (WHERE k.class <> 'personal' OR NOT k.in_trail), '{}'),
         string_agg(format('r.%I', a.attname), ', ' ORDER BY a.attnum) FILTER (WHERE coalesce(k.class <> 'personal' AND k.in_trail, true)),
         string_agg(format('r.%I', a.attname), ', ' ORDER BY a.attnum) FILTER (WHERE k.class = 'personal' AND k.in_trail)
    INTO outside_trail, personal, not_personal, shown, beside
    FROM pg_attribute a LEFT JOIN column_class k ON k.table_name = TG_TABLE_NAME AND k.column_name = a.attname
    WHERE a.attrelid = TG_RELID AND a.attnum > 0 AND NOT a.attisdropped;

  written := CASE WHEN TG_OP = 'UPDATE' THEN format($update$
      SELECT row_key,
             jsonb_build_object('before', before - $1, 'after', after - $1)::text AS payload,
             CASE WHEN before ?| $2 OR after ?| $2
               THEN jsonb_build_object('before', before - $3, 'after', after - $3)::text END AS personal_payload
      FROM (SELECT row_key, changed_values(was, is_now) AS before, changed_values(is_now, was) AS after
            FROM (SELECT to_jsonb(n) ->> %1$L AS row_key, to_jsonb(o) AS was, to_jsonb(n) AS is_now
                  FROM old_rows o JOIN new_rows n ON o.%1$I = n.%1$I OFFSET 0) both_rows
            WHERE was IS DISTINCT FROM is_now OFFSET 0) changed
    $update$, TG_ARGV[0])
    ELSE format($whole$
      SELECT r.%1$I::text AS row_key, %2$L || row_to_json((SELECT x FROM (SELECT %3$s) x))::text || '}' AS payload,
             %4$s AS personal_payload
      FROM %5$s r
    $whole$, TG_ARGV[0], side, shown,
      CASE WHEN beside IS NULL THEN 'NULL::text'
           ELSE format($part$%L || row_to_json((SELECT x FROM (SELECT %s) x))::text || '}'$part$, side, beside) END,
      CASE TG_OP WHEN 'INSERT' THEN 'new_rows' ELSE 'old_rows' END)
  END;

  IF beside IS NULL THEN
    EXECUTE format($plain$
      INSERT INTO audit_entry (transaction_id, at, actor, request_id, reason, table_name, row_key, operation, payload)
      SELECT $6, clock_timestamp(), $7, $8, $9, $4, row_key, $5, payload FROM (%s) written
    $plain$, written) USING outside_trail, personal, not_personal, TG_TABLE_NAME, lower(TG_OP),
      pg_current_xact_id()::text::bigint, acting_actor(),
      nullif(current_setting('app.request_id', true), ''), nullif(current_setting('app.reason', true), '');
    RETURN NULL;
  END IF;
  EXECUTE format($trail$
    WITH written AS (%s),
    numbered AS MATERIALIZED (
      SELECT nextval('audit_entry_id_seq') AS id, row_key, payload, personal_payload,
             CASE WHEN personal_payload IS NOT NULL THEN uuid_send(gen_random_uuid()) END AS salt
      FROM written
    ),
    trail AS (
      INSERT INTO audit_entry (id, transaction_id, at, actor, request_id, reason, table_name, row_key, operation, payload, personal_commitment)
      OVERRIDING SYSTEM VALUE
      SELECT id, $6, clock_timestamp(), $7, $8, $9, $4, row_key, $5, payload,
             CASE WHEN personal_payload IS NOT NULL THEN sha256(salt || convert_to(personal_payload, 'UTF8')) END
      FROM numbered
    )
    INSERT INTO audit_personal (entry_id, salt, payload)
    SELECT id, salt, personal_payload FROM numbered WHERE personal_payload IS NOT NULL
  $trail$, written) USING outside_trail, personal, not_personal, TG_TABLE_NAME, lower(TG_OP),
    pg_current_xact_id()::text::bigint, acting_actor(),
    nullif(current_setting('app.request_id', true), ''), nullif(current_setting('app.reason', true), '');
  RETURN NULL;
END $$;
--> statement-breakpoint

-- ------------------------------------------------------------------ organisations and texts

-- Enters what published records call their beneficiaries and executing bodies. What is known is left as it is. Each name is
-- looked up by its index: a list is published in parts, and joined with each of them the whole directory would be read again
-- and again. Which of several spellings is the best is asked only where there are several.
CREATE OR REPLACE PROCEDURE enter_organisations(parties jsonb)
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  WITH named AS MATERIALIZED (
    SELECT p.name, p.natural_person, min(p.revision) AS revision
    FROM jsonb_to_recordset(parties) AS p (name text, natural_person boolean, revision integer)
    GROUP BY 1, 2
  ), fresh AS MATERIALIZED (
    SELECT n.*, organisation_key(n.name, n.natural_person) AS key FROM named n
    WHERE (SELECT w.id FROM organisation_wording w
           WHERE md5(w.wording) = md5(n.name) AND w.natural_person = n.natural_person) IS NULL
  ), made AS (
    INSERT INTO organisation (key) SELECT DISTINCT key FROM fresh ORDER BY key
    ON CONFLICT (key) DO NOTHING RETURNING id, key
  ), described AS (
    INSERT INTO organisation_version (organisation_id, name, legal_form, natural_person, published_revision)
    SELECT DISTINCT ON (m.id) m.id, btrim(f.name), stated_legal_form(f.name), f.natural_person, f.revision
    FROM made m JOIN (SELECT f.*, count(*) OVER (PARTITION BY key) > 1 AS has_others FROM fresh f) f USING (key)
    -- Of several spellings at once the one with umlauts and with the most spaces: the others look like slips.
    ORDER BY m.id, f.revision,
             CASE WHEN f.has_others THEN length(regexp_replace(normalize(f.name, NFC), '[^ÄÖÜäöüß]', '', 'g')) END DESC,
             CASE WHEN f.has_others THEN length(regexp_replace(f.name, '\S', '', 'g')) END DESC, f.name
  )
  INSERT INTO organisation_wording (organisation_id, wording, natural_person, first_revision)
  SELECT coalesce(m.id, (SELECT o.id FROM organisation o WHERE o.key = f.key)), f.name, f.natural_person, f.revision
  FROM fresh f LEFT JOIN made m USING (key)
  ORDER BY f.revision, f.name;
END $$;
--> statement-breakpoint
-- Letter by letter what it was: German texts without anything unusual need neither the tables of Unicode nor the rules of a
-- language to become small letters.
CREATE OR REPLACE FUNCTION fold_text(value text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  plain text := value;
BEGIN
  IF octet_length(plain) <> length(plain) THEN
    plain := replace(replace(replace(replace(replace(replace(replace(plain, 'ß', 'ss'), 'ä', 'a'), 'ö', 'o'), 'ü', 'u'),
      'Ä', 'A'), 'Ö', 'O'), 'Ü', 'U');
    IF octet_length(plain) <> length(plain) THEN
      RETURN lower(public.unaccent('public.unaccent'::regdictionary, normalize(value, NFKC)));
    END IF;
  END IF;
  RETURN lower(plain COLLATE "C");
END $$;
--> statement-breakpoint
-- For a restore, which loads tables without triggers: the first table with a row that names what is not there; else null.
CREATE FUNCTION table_naming_nothing() RETURNS text
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT t FROM (
    SELECT 'project_version' AS t FROM project_version v LEFT JOIN project p ON p.id = v.project_id AND p.reference = v.reference
      LEFT JOIN registry_revision r ON r.revision = v.published_revision LEFT JOIN place l ON l.id = v.place_id
      WHERE p.id IS NULL OR r.revision IS NULL OR (v.place_id IS NOT NULL AND l.id IS NULL)
    UNION ALL
    SELECT 'project_version' FROM (
      SELECT DISTINCT e.id FROM project_version v CROSS JOIN LATERAL (VALUES (v.funding_period_id), (v.fund_id), (v.priority_id),
        (v.funding_guideline_id), (v.funding_object_id), (v.intervention_category_id), (v.specific_objective_id)) e(id)
      WHERE e.id IS NOT NULL) n WHERE NOT EXISTS (SELECT FROM catalogue_entry e WHERE e.id = n.id)
    UNION ALL
    SELECT 'organisation_version' FROM organisation_version v LEFT JOIN organisation o ON o.id = v.organisation_id
      LEFT JOIN registry_revision r ON r.revision = v.published_revision WHERE o.id IS NULL OR r.revision IS NULL
    UNION ALL
    SELECT 'organisation_wording' FROM organisation_wording w WHERE NOT EXISTS (SELECT FROM organisation o WHERE o.id = w.organisation_id)
    UNION ALL
    SELECT 'import_identity' FROM import_identity i LEFT JOIN project p ON p.id = i.project_id
      LEFT JOIN import_run r ON r.id = i.last_import_id WHERE p.id IS NULL OR r.id IS NULL
    UNION ALL
    SELECT 'audit_personal' FROM audit_personal p WHERE NOT EXISTS (SELECT FROM audit_entry e WHERE e.id = p.entry_id)
  ) broken LIMIT 1
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION table_naming_nothing() FROM PUBLIC;
--> statement-breakpoint

-- ------------------------------------------------------------------ tables beside the trail

-- SQL that writes columns of `r` as `write_trail` writes a new row, letter by letter. Null where there are no columns.
CREATE FUNCTION written_by_trail(covered regclass, columns text[]) RETURNS text
LANGUAGE sql STABLE SET search_path = public, pg_temp
RETURN (
  SELECT format('''{"after": '' || row_to_json((SELECT x FROM (SELECT %s) x))::text || ''}''',
                string_agg(format('r.%I', a.attname), ', ' ORDER BY a.attnum))
  FROM pg_attribute a WHERE a.attrelid = covered AND a.attname = ANY (columns)
  HAVING count(*) > 0);
--> statement-breakpoint
-- The same rows as before, held against entries as they are written now and, where that differs, as earlier releases wrote them.
CREATE OR REPLACE FUNCTION rows_to_look_at(covered text) RETURNS SETOF text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET jit = off AS $$
DECLARE
  key text := (SELECT t.key_column FROM trail_tables() t WHERE t.table_name = covered);
  rel regclass := to_regclass(quote_ident(covered));
  shown text[];
  beside text[];
  first text[];
  shown_at_first text[];
BEGIN
  IF acting_reader_of_all() IS NOT TRUE THEN PERFORM refuse_reading_of_trail(); END IF;
  SELECT array_agg(a.attname::text) FILTER (WHERE coalesce(k.class <> 'personal' AND k.in_trail, true)),
         array_agg(a.attname::text) FILTER (WHERE k.class = 'personal' AND k.in_trail)
    INTO shown, beside
    FROM pg_attribute a LEFT JOIN column_class k ON k.table_name = covered AND k.column_name = a.attname
    WHERE a.attrelid = rel AND a.attnum > 0 AND NOT a.attisdropped;
  -- Columns the oldest rows had: those of later releases are in no entry of theirs.
  first := ARRAY(SELECT jsonb_object_keys(e.payload::jsonb -> 'after') FROM (
    SELECT o.payload FROM audit_entry o WHERE o.table_name = covered AND o.operation = 'insert' ORDER BY o.row_key LIMIT 1) e);
  shown_at_first := ARRAY(SELECT s FROM unnest(shown) s WHERE s = ANY (first));
  RETURN QUERY EXECUTE format($look$
    SELECT c.row_key FROM (
      SELECT r.%1$I::text AS row_key, b.*, u.undone, u.done,
             CASE WHEN b.changed THEN to_jsonb((SELECT x FROM (SELECT %2$s) x)) END AS state,
             b.payload IN (%3$s) OR b.payload IN (%4$s) AS as_written,
             b.commitments = 0 OR (b.commitments = 1 AND (
               SELECT p.payload IS NULL OR p.payload IN (%5$s) OR p.payload IN (%6$s)
               FROM (SELECT (SELECT p.payload FROM audit_personal p WHERE p.entry_id = b.id) AS payload) p)) AS personal_as_written
      FROM %7$I r
      LEFT JOIN LATERAL (
        SELECT count(*) AS entries, bool_or(e.operation = 'update') AS changed, bool_or(e.operation = 'delete') AS deleted,
               min(e.id) AS id, min(e.payload) FILTER (WHERE e.operation = 'insert') AS payload,
               count(e.personal_commitment) AS commitments
        FROM audit_entry e WHERE e.table_name = $1 AND e.row_key = r.%1$I::text) b ON true
      LEFT JOIN LATERAL (
        SELECT jsonb_object_agg(v.key, v.value ORDER BY e.id DESC) AS undone,
               jsonb_object_agg(v.key, e.payload::jsonb -> 'after' -> v.key ORDER BY e.id) AS done
        FROM audit_entry e CROSS JOIN LATERAL jsonb_each(e.payload::jsonb -> 'before') v
        WHERE b.changed AND e.table_name = $1 AND e.row_key = r.%1$I::text AND e.operation = 'update') u ON true
      OFFSET 0
    ) c
    WHERE (NOT c.deleted
      AND CASE WHEN c.changed THEN c.state @> c.done
        AND c.payload::jsonb -> 'after' IN (c.state || c.undone, (c.state || c.undone) - $2)
        ELSE c.entries = 1 AND c.as_written END
      AND c.personal_as_written) IS NOT TRUE
  $look$, key,
    (SELECT string_agg(format('r.%I', s), ', ') FROM unnest(shown) s),
    concat_ws(', ', written_by_trail(rel, shown), written_by_trail(rel, shown_at_first)),
    concat_ws(', ', written_as_in_trail(rel, shown), written_as_in_trail(rel, shown_at_first)),
    coalesce(written_by_trail(rel, beside), 'NULL::text'),
    coalesce(written_as_in_trail(rel, beside), 'NULL::text'), covered)
    USING covered, ARRAY(SELECT s FROM unnest(shown) s WHERE s <> ALL (first));
  RETURN QUERY EXECUTE format($gone$
    SELECT e.row_key FROM audit_entry e WHERE e.table_name = $1 AND NOT EXISTS (SELECT FROM %I r WHERE r.%I::text = e.row_key)
    GROUP BY e.row_key
  $gone$, covered, key) USING covered;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION written_by_trail(regclass, text[]) FROM PUBLIC;
