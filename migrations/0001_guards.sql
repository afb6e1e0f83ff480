-- Who may do what, what can never be changed, and the trail that writes itself.
-- The roles steckbrief_app, steckbrief_auth and steckbrief_jobs belong to the server, not to one database:
-- the program creates them before it migrates.

REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO steckbrief_app, steckbrief_auth, steckbrief_jobs;
--> statement-breakpoint

-- ------------------------------------------------------------------ who acts

-- The identity of the present transaction. A setting that was set locally reads '' afterwards, hence nullif.
CREATE FUNCTION acting_actor() RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN coalesce(nullif(current_setting('app.actor', true), ''), 'database:' || session_user);
--> statement-breakpoint
CREATE FUNCTION acting_role() RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN nullif(current_setting('app.role', true), '');
--> statement-breakpoint
CREATE FUNCTION acting_city() RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN nullif(current_setting('app.city', true), '');
--> statement-breakpoint
-- True for the service centre and the program itself; without an identity null, so that row security shows nothing.
CREATE FUNCTION acting_for_service_centre() RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
RETURN acting_role() IN ('serviceCentre', 'system');
--> statement-breakpoint

-- ------------------------------------------------------------------ registry revisions

-- Takes the registry lock until the end of the transaction and opens the next revision. Nobody else may insert one.
CREATE FUNCTION open_registry_revision(origin text, note text, program_version text)
RETURNS registry_revision
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  opened registry_revision;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('steckbrief.registry', 0));
  INSERT INTO registry_revision (revision, published_at, actor, origin, note, program_version)
  SELECT coalesce(max(r.revision), 0) + 1,
         greatest(clock_timestamp(), max(r.published_at) + interval '1 microsecond'),
         acting_actor(), open_registry_revision.origin, open_registry_revision.note, open_registry_revision.program_version
  FROM registry_revision r
  RETURNING * INTO opened;
  RETURN opened;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION open_registry_revision(text, text, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION open_registry_revision(text, text, text) TO steckbrief_app;
--> statement-breakpoint

-- ------------------------------------------------------------------ published versions never change

CREATE FUNCTION refuse_change_of_version() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a published version of % never changes; only superseded_revision may be set, once', TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
-- Arguments: the generated columns of the table, which are not computed yet when this trigger runs.
CREATE FUNCTION guard_version() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  may_differ text[] := array_append(TG_ARGV::text[], 'superseded_revision');
BEGIN
  IF to_jsonb(OLD) - may_differ IS DISTINCT FROM to_jsonb(NEW) - may_differ THEN
    RAISE EXCEPTION 'a published version of % never changes; only superseded_revision may be set, once', TG_TABLE_NAME
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER project_version_superseded_once BEFORE UPDATE ON project_version
  FOR EACH ROW WHEN (OLD.superseded_revision IS NOT NULL OR NEW.superseded_revision IS NULL)
  EXECUTE FUNCTION refuse_change_of_version();
--> statement-breakpoint
CREATE TRIGGER project_version_unchanged BEFORE UPDATE ON project_version
  FOR EACH ROW EXECUTE FUNCTION guard_version('search_text', 'union_contribution_derived');
--> statement-breakpoint
CREATE TRIGGER project_version_no_delete BEFORE DELETE OR TRUNCATE ON project_version
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_version();
--> statement-breakpoint
CREATE TRIGGER catalogue_version_superseded_once BEFORE UPDATE ON catalogue_version
  FOR EACH ROW WHEN (OLD.superseded_revision IS NOT NULL OR NEW.superseded_revision IS NULL)
  EXECUTE FUNCTION refuse_change_of_version();
--> statement-breakpoint
CREATE TRIGGER catalogue_version_unchanged BEFORE UPDATE ON catalogue_version
  FOR EACH ROW EXECUTE FUNCTION guard_version();
--> statement-breakpoint
CREATE TRIGGER catalogue_version_no_delete BEFORE DELETE OR TRUNCATE ON catalogue_version
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_version();
--> statement-breakpoint
CREATE TRIGGER place_version_superseded_once BEFORE UPDATE ON place_version
  FOR EACH ROW WHEN (OLD.superseded_revision IS NOT NULL OR NEW.superseded_revision IS NULL)
  EXECUTE FUNCTION refuse_change_of_version();
--> statement-breakpoint
CREATE TRIGGER place_version_unchanged BEFORE UPDATE ON place_version
  FOR EACH ROW EXECUTE FUNCTION guard_version();
--> statement-breakpoint
CREATE TRIGGER place_version_no_delete BEFORE DELETE OR TRUNCATE ON place_version
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_version();
--> statement-breakpoint

-- ------------------------------------------------------------------ tokens

CREATE FUNCTION find_access_token(sought bytea)
RETURNS TABLE (id uuid, label text, role text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.id, t.label, t.role FROM access_token t WHERE t.token_sha256 = sought AND t.revoked_at IS NULL
$$;
--> statement-breakpoint
-- Inserts the token only while there is none: two first starts cannot both succeed.
CREATE FUNCTION create_first_access_token(hash bytea, label text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  LOCK TABLE access_token IN SHARE ROW EXCLUSIVE MODE;
  IF EXISTS (SELECT FROM access_token) THEN RETURN false; END IF;
  INSERT INTO access_token (label, role, token_sha256) VALUES (create_first_access_token.label, 'serviceCentre', hash);
  RETURN true;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION find_access_token(bytea), create_first_access_token(bytea, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION find_access_token(bytea), create_first_access_token(bytea, text) TO steckbrief_app, steckbrief_auth;
--> statement-breakpoint

-- ------------------------------------------------------------------ rights of the running service

GRANT SELECT ON registry_revision, catalogue_entry, catalogue_version, catalogue_reference,
  place, place_version, place_reference, project, project_version, project_reference_counter TO steckbrief_app;
--> statement-breakpoint
GRANT INSERT ON catalogue_entry, catalogue_version, place, place_version, project, project_version TO steckbrief_app;
--> statement-breakpoint
GRANT UPDATE (superseded_revision) ON catalogue_version, place_version, project_version TO steckbrief_app;
--> statement-breakpoint
GRANT INSERT, UPDATE ON catalogue_reference, place_reference, project_reference_counter TO steckbrief_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON project_draft, catalogue_draft, import_run, import_row, idempotency_key TO steckbrief_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON import_identity TO steckbrief_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON stored_file, stored_file_chunk TO steckbrief_app;
--> statement-breakpoint

-- ------------------------------------------------------------------ row security: unpublished work

ALTER TABLE project_draft ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY project_draft_own_city ON project_draft TO steckbrief_app
  USING (acting_for_service_centre() OR owner_city = acting_city())
  WITH CHECK (acting_for_service_centre() OR owner_city = acting_city());
--> statement-breakpoint
ALTER TABLE catalogue_draft ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY catalogue_draft_service_centre ON catalogue_draft TO steckbrief_app
  USING (acting_for_service_centre()) WITH CHECK (acting_for_service_centre());
--> statement-breakpoint
ALTER TABLE import_run ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY import_run_service_centre ON import_run TO steckbrief_app
  USING (acting_for_service_centre()) WITH CHECK (acting_for_service_centre());
--> statement-breakpoint
ALTER TABLE import_row ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY import_row_service_centre ON import_row TO steckbrief_app
  USING (acting_for_service_centre()) WITH CHECK (acting_for_service_centre());
--> statement-breakpoint
ALTER TABLE import_identity ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY import_identity_service_centre ON import_identity TO steckbrief_app
  USING (acting_for_service_centre()) WITH CHECK (acting_for_service_centre());
--> statement-breakpoint
ALTER TABLE stored_file ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY stored_file_service_centre ON stored_file TO steckbrief_app
  USING (acting_for_service_centre()) WITH CHECK (acting_for_service_centre());
--> statement-breakpoint
ALTER TABLE stored_file_chunk ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY stored_file_chunk_service_centre ON stored_file_chunk TO steckbrief_app
  USING (acting_for_service_centre()) WITH CHECK (acting_for_service_centre());
--> statement-breakpoint

-- ------------------------------------------------------------------ classes of columns

-- Every column of every table has a class. Tables first with their rule, exceptions after.
INSERT INTO column_class (table_name, column_name, class)
SELECT c.table_name, c.column_name,
       CASE WHEN c.table_name IN ('registry_revision', 'catalogue_entry', 'catalogue_version', 'place', 'place_version',
                                  'project', 'project_version', 'project_draft')
            THEN 'public' ELSE 'internal' END
FROM information_schema.columns c
JOIN information_schema.tables t USING (table_schema, table_name)
WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE';
--> statement-breakpoint
-- Names of beneficiaries and executing bodies may be those of natural persons (CPR Art. 49(3)).
UPDATE column_class SET class = 'personal'
WHERE table_name IN ('project_version', 'project_draft')
  AND column_name IN ('beneficiary_name', 'executing_body_name', 'source_fields', 'search_text');
--> statement-breakpoint
UPDATE column_class SET class = 'personal'
WHERE (table_name, column_name) IN (('import_row', 'input'), ('import_row', 'differences'), ('stored_file_chunk', 'bytes'),
                                    ('audit_personal', 'payload'), ('idempotency_key', 'body'));
--> statement-breakpoint
UPDATE column_class SET class = 'internal'
WHERE (table_name, column_name) IN (('registry_revision', 'actor'), ('registry_revision', 'note'), ('project_draft', 'created_by'),
                                    ('project_version', 'source_locator'), ('project_draft', 'source_locator'));
--> statement-breakpoint
-- Generated values follow from others; secrets stay out of the trail.
UPDATE column_class SET in_trail = false
WHERE (table_name, column_name) IN (('project_version', 'search_text'), ('project_version', 'union_contribution_derived'),
                                    ('access_token', 'token_sha256'));
--> statement-breakpoint

-- ------------------------------------------------------------------ the trail

-- The part of one row that differs from another: { column: value }.
CREATE FUNCTION changed_values(of jsonb, against jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each(of) WHERE value IS DISTINCT FROM against -> key);
--> statement-breakpoint

-- Writes one trail row per changed row, for the whole statement at once. The argument is the name of the key column.
-- Personal values go beside the trail, and only a salted commitment to them into it.
-- Without nested loops the planner joins old and new rows by hash: it has no statistics about transition tables.
CREATE FUNCTION write_trail() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_nestloop = off AS $$
DECLARE
  changed text;
  outside_trail text[];
  personal text[];
  not_personal text[];
BEGIN
  SELECT coalesce(array_agg(column_name) FILTER (WHERE class = 'personal' OR NOT in_trail), '{}'),
         coalesce(array_agg(column_name) FILTER (WHERE class = 'personal' AND in_trail), '{}'),
         coalesce(array_agg(column_name) FILTER (WHERE class <> 'personal' OR NOT in_trail), '{}')
    INTO outside_trail, personal, not_personal
    FROM column_class WHERE table_name = TG_TABLE_NAME;

  changed := CASE TG_OP
    WHEN 'INSERT' THEN format('SELECT to_jsonb(n) ->> %L AS row_key, NULL::jsonb AS before, to_jsonb(n) AS after FROM new_rows n', TG_ARGV[0])
    WHEN 'DELETE' THEN format('SELECT to_jsonb(o) ->> %L AS row_key, to_jsonb(o) AS before, NULL::jsonb AS after FROM old_rows o', TG_ARGV[0])
    ELSE format('SELECT to_jsonb(n) ->> %1$L AS row_key, changed_values(to_jsonb(o), to_jsonb(n)) AS before, changed_values(to_jsonb(n), to_jsonb(o)) AS after
                 FROM old_rows o JOIN new_rows n ON o.%1$I = n.%1$I WHERE to_jsonb(o) IS DISTINCT FROM to_jsonb(n)', TG_ARGV[0])
  END;

  EXECUTE format($trail$
    WITH changed AS (%s),
    numbered AS MATERIALIZED (
      SELECT nextval('audit_entry_id_seq') AS id,
             row_key,
             (CASE WHEN before IS NULL THEN '{}' ELSE jsonb_build_object('before', before - $1) END
               || CASE WHEN after IS NULL THEN '{}' ELSE jsonb_build_object('after', after - $1) END)::text AS payload,
             CASE WHEN coalesce(before, '{}') ?| $2 OR coalesce(after, '{}') ?| $2
               THEN (CASE WHEN before IS NULL THEN '{}' ELSE jsonb_build_object('before', before - $3) END
                 || CASE WHEN after IS NULL THEN '{}' ELSE jsonb_build_object('after', after - $3) END)::text END AS personal_payload,
             uuid_send(gen_random_uuid()) AS salt
      FROM changed
    ),
    trail AS (
      INSERT INTO audit_entry (id, transaction_id, at, actor, request_id, reason, table_name, row_key, operation, payload, personal_commitment)
      OVERRIDING SYSTEM VALUE
      SELECT id, pg_current_xact_id()::text::bigint, clock_timestamp(), acting_actor(),
             nullif(current_setting('app.request_id', true), ''), nullif(current_setting('app.reason', true), ''),
             $4, row_key, $5, payload,
             CASE WHEN personal_payload IS NOT NULL THEN sha256(salt || convert_to(personal_payload, 'UTF8')) END
      FROM numbered
    )
    INSERT INTO audit_personal (entry_id, salt, payload)
    SELECT id, salt, personal_payload FROM numbered WHERE personal_payload IS NOT NULL
  $trail$, changed) USING outside_trail, personal, not_personal, TG_TABLE_NAME, lower(TG_OP);
  RETURN NULL;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION write_trail() FROM PUBLIC;
--> statement-breakpoint

-- Which tables the trail covers. Staging (import_row), counters, queues and stored answers are left out on purpose.
CREATE PROCEDURE cover_by_trail(covered text, key_column text)
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_trail(%L)',
    covered || '_trail_insert', covered, key_column);
  EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON %I REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_trail(%L)',
    covered || '_trail_update', covered, key_column);
  EXECUTE format('CREATE TRIGGER %I AFTER DELETE ON %I REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_trail(%L)',
    covered || '_trail_delete', covered, key_column);
END $$;
--> statement-breakpoint
REVOKE ALL ON PROCEDURE cover_by_trail(text, text) FROM PUBLIC;
--> statement-breakpoint
CALL cover_by_trail('registry_revision', 'revision');
--> statement-breakpoint
CALL cover_by_trail('catalogue_entry', 'id');
--> statement-breakpoint
CALL cover_by_trail('catalogue_draft', 'id');
--> statement-breakpoint
CALL cover_by_trail('catalogue_version', 'id');
--> statement-breakpoint
CALL cover_by_trail('place', 'id');
--> statement-breakpoint
CALL cover_by_trail('place_version', 'id');
--> statement-breakpoint
CALL cover_by_trail('project', 'id');
--> statement-breakpoint
CALL cover_by_trail('project_draft', 'id');
--> statement-breakpoint
CALL cover_by_trail('project_version', 'id');
--> statement-breakpoint
CALL cover_by_trail('import_run', 'id');
--> statement-breakpoint
CALL cover_by_trail('access_token', 'id');
