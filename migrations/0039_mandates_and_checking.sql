ALTER TABLE "audit_mandate" ALTER COLUMN "ends_on" DROP NOT NULL;
--> statement-breakpoint
-- ------------------------------------------------------------------ the trail, for whoever checks all of it

-- Entries as they are written, for the program alone, so that they are copied out without being put into another form.
CREATE VIEW trail_as_written WITH (security_barrier) AS
SELECT e.id, e.transaction_id, e.at, e.actor, e.request_id, e.reason, e.table_name, e.row_key, e.operation, e.payload, e.personal_commitment
FROM audit_entry e WHERE acting_role() = 'system';
--> statement-breakpoint
GRANT SELECT ON trail_as_written TO steckbrief_app;
--> statement-breakpoint

-- ------------------------------------------------------------------ an auditor's access needs a mandate

-- Whether the acting auditor has a mandate that is not over. One without a last day was given without an end on purpose.
CREATE FUNCTION acting_mandate() RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp
RETURN EXISTS (
  SELECT FROM audit_mandate m
  WHERE m.person_id = acting_person() AND coalesce((now() AT TIME ZONE 'Europe/Berlin')::date <= m.ends_on, true));
--> statement-breakpoint
-- Whether it covers what belongs to a city and, where one is named, to a project; nobody but auditors is asked.
CREATE OR REPLACE FUNCTION mandate_covers(owner_city text, project bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
RETURN acting_role() IS DISTINCT FROM 'auditor' OR EXISTS (
  SELECT FROM audit_mandate m
  WHERE m.person_id = acting_person() AND coalesce((now() AT TIME ZONE 'Europe/Berlin')::date <= m.ends_on, true)
    AND (m.cities IS NULL OR mandate_covers.owner_city = ANY (m.cities))
    AND ((m.funding_periods IS NULL AND m.funds IS NULL) OR EXISTS (
      SELECT FROM project_version v
      LEFT JOIN catalogue_version p ON p.entry_id = v.funding_period_id AND p.superseded_revision IS NULL
      LEFT JOIN catalogue_version f ON f.entry_id = v.fund_id AND f.superseded_revision IS NULL
      WHERE v.project_id = mandate_covers.project AND v.superseded_revision IS NULL
        AND (m.funding_periods IS NULL OR p.code = ANY (m.funding_periods))
        AND (m.funds IS NULL OR f.code = ANY (m.funds)))));
--> statement-breakpoint
CREATE OR REPLACE FUNCTION mandate_covers_all() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
RETURN acting_role() IS DISTINCT FROM 'auditor' OR EXISTS (
  SELECT FROM audit_mandate m
  WHERE m.person_id = acting_person() AND coalesce((now() AT TIME ZONE 'Europe/Berlin')::date <= m.ends_on, true)
    AND m.cities IS NULL AND m.funding_periods IS NULL AND m.funds IS NULL);
--> statement-breakpoint
REVOKE ALL ON FUNCTION acting_mandate() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION acting_mandate() TO steckbrief_app;
--> statement-breakpoint
-- True for those who read everything that was handed in; for auditors while they have a mandate.
CREATE OR REPLACE FUNCTION acting_reader_of_all() RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
RETURN acting_role() IN ('staff', 'lead', 'system') OR (acting_role() = 'auditor' AND acting_mandate());
--> statement-breakpoint
-- Auditors without a mandate that holds are told so when they sign in, and see nothing.
CREATE OR REPLACE VIEW person_now AS
SELECT p.id, p.name, p.city_ags, p.two_factor_enabled,
       CASE WHEN EXISTS (
         SELECT FROM deputy d JOIN person l ON l.id = d.for_person
         WHERE d.deputy_person = p.id AND l.state = 'active'
           AND (now() AT TIME ZONE 'Europe/Berlin')::date BETWEEN d.starts_on AND d.ends_on
           AND ((p.role = 'cityEditor' AND l.role = 'cityLead' AND l.city_ags = p.city_ags) OR (p.role = 'staff' AND l.role = 'lead')))
       THEN CASE p.role WHEN 'staff' THEN 'lead' ELSE 'cityLead' END ELSE p.role END AS role,
       p.role = 'auditor' AND (m.id IS NULL OR coalesce(m.ends_on < (now() AT TIME ZONE 'Europe/Berlin')::date, false)) AS lacks_mandate,
       m.ends_on AS mandate_ends_on
FROM person p LEFT JOIN audit_mandate m ON m.person_id = p.id WHERE p.state = 'active';
--> statement-breakpoint
CREATE OR REPLACE FUNCTION acting_rights_hold() RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  person uuid := acting_person();
  token text := substring(current_setting('app.actor', true) FROM '^token:(.*)$');
BEGIN
  IF person IS NULL THEN RETURN true; END IF;
  PERFORM FROM person p WHERE p.id = person FOR SHARE;
  IF NOT EXISTS (
    SELECT FROM person_now n WHERE n.id = person AND n.role = acting_role() AND NOT n.lacks_mandate
      AND coalesce(n.city_ags, '') = coalesce(current_setting('app.city', true), '')) THEN
    RETURN false;
  END IF;
  IF token IS NULL THEN RETURN true; END IF;
  PERFORM FROM access_token t WHERE t.id::text = token AND t.revoked_at IS NULL FOR SHARE;
  RETURN FOUND;
END $$;
--> statement-breakpoint
-- Whether an entry of the trail concerns what the acting auditor's mandate covers: whose row it is stands in the entry that
-- made it, for a change says only what changed.
CREATE FUNCTION trail_within_mandate(table_name text, row_key text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
RETURN coalesce((
  SELECT (o.made ? 'owner_city' OR o.made ? 'project_id') AND mandate_covers(o.made ->> 'owner_city', (o.made ->> 'project_id')::bigint)
  FROM (
    SELECT i.payload::jsonb -> 'after' AS made FROM audit_entry i
    WHERE i.table_name = trail_within_mandate.table_name AND i.row_key = trail_within_mandate.row_key AND i.operation = 'insert'
    ORDER BY i.id DESC LIMIT 1) o), false);
--> statement-breakpoint
REVOKE ALL ON FUNCTION trail_within_mandate(text, text) FROM PUBLIC;
--> statement-breakpoint
-- Entries behind one id up to another, in the form in which they are hashed. The program and auditors for everything read all
-- of it, other auditors what is published and what their mandate covers, the service centre what is published; of the rest
-- they read only that it is there.
CREATE OR REPLACE FUNCTION read_trail(after_entry bigint, last_entry bigint)
RETURNS TABLE (id text, transaction_id text, at text, actor text, request_id text, reason text, table_name text, row_key text,
               operation text, payload text, personal_commitment text, withheld boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  is_auditor CONSTANT boolean := acting_role() IS NOT DISTINCT FROM 'auditor';
  all_of_it CONSTANT boolean := acting_role() = 'system' OR (is_auditor AND mandate_covers_all());
BEGIN
  IF acting_reader_of_all() IS NOT TRUE THEN PERFORM refuse_reading_of_trail(); END IF;
  RETURN QUERY
    SELECT e.id::text, r.transaction_id::text, trail_time(r.at), r.actor, r.request_id, r.reason, r.table_name, r.row_key,
           r.operation, r.payload, encode(r.personal_commitment, 'hex'), r.id IS NULL
    FROM audit_entry e
    LEFT JOIN LATERAL (SELECT e.* WHERE all_of_it OR trail_of_published(e.table_name)
      OR (is_auditor AND trail_within_mandate(e.table_name, e.row_key))) r ON true
    WHERE e.id > after_entry AND e.id <= read_trail.last_entry
    ORDER BY e.id;
END $$;
--> statement-breakpoint

-- ------------------------------------------------------------------ tables beside the trail, a row at a time and cheaply

-- SQL that writes columns of `r` as `jsonb_build_object('after', to_jsonb(…))::text` would, letter by letter, but several times
-- faster, because no value is made first. Null where there are no columns.
CREATE FUNCTION written_as_in_trail(covered regclass, columns text[]) RETURNS text
LANGUAGE sql STABLE SET search_path = public, pg_temp
RETURN (
  SELECT '''{"after": {'' || ' || string_agg(portion, ' || ' ORDER BY number) || ' || ''}}'''
  FROM (
    -- Functions take a hundred arguments.
    SELECT number / 40 AS number, format('concat(%s)', string_agg(format('%L, %s',
             CASE WHEN number > 0 THEN ', ' ELSE '' END || to_json(name)::text || ': ',
             format(CASE WHEN type IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype, 'bool'::regtype, 'numeric'::regtype) THEN 'coalesce(r.%1$I::text, ''null'')'
                         WHEN type IN ('text'::regtype, 'uuid'::regtype, 'date'::regtype, 'timestamptz'::regtype) THEN 'coalesce(to_json(r.%1$I)::text, ''null'')'
                         ELSE 'coalesce(to_jsonb(r.%1$I)::text, ''null'')' END, name)), ', ' ORDER BY number)) AS portion
    FROM (SELECT a.attname::text AS name, a.atttypid::regtype AS type,
                 row_number() OVER (ORDER BY octet_length(a.attname::text), a.attname::text COLLATE "C") - 1 AS number
          FROM pg_attribute a WHERE a.attrelid = covered AND a.attname = ANY (columns)) c
    GROUP BY c.number / 40) portions);
--> statement-breakpoint
-- Rows of a table that may not be what the trail says of them: nearly always none. A row is written as its entry was, with what
-- later changes replaced put back, and held letter by letter against the entry that made it, which nobody has to take apart
-- for that. Entries of neighbours stand beside each other and are found by index, so nothing is sorted or kept. What differs
-- here for a harmless reason is looked at again by `row_unlike_trail`.
CREATE FUNCTION rows_to_look_at(covered text) RETURNS SETOF text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET jit = off AS $$
DECLARE
  key text := (SELECT t.key_column FROM trail_tables() t WHERE t.table_name = covered);
  shown text[];
  beside text[];
  first text[];
BEGIN
  IF acting_reader_of_all() IS NOT TRUE THEN PERFORM refuse_reading_of_trail(); END IF;
  SELECT array_agg(a.attname::text) FILTER (WHERE coalesce(k.class <> 'personal' AND k.in_trail, true)),
         array_agg(a.attname::text) FILTER (WHERE k.class = 'personal' AND k.in_trail)
    INTO shown, beside
    FROM pg_attribute a LEFT JOIN column_class k ON k.table_name = covered AND k.column_name = a.attname
    WHERE a.attrelid = to_regclass(quote_ident(covered)) AND a.attnum > 0 AND NOT a.attisdropped;
  -- Columns the oldest rows had: those of later releases are in no entry of theirs.
  first := ARRAY(SELECT jsonb_object_keys(e.payload::jsonb -> 'after') FROM (
    SELECT o.payload FROM audit_entry o WHERE o.table_name = covered AND o.operation = 'insert' ORDER BY o.row_key LIMIT 1) e);
  RETURN QUERY EXECUTE format($look$
    SELECT c.row_key FROM (
      SELECT r.%1$I::text AS row_key, b.*, u.undone, u.done, %2$s AS now, %3$s AS now_at_first, %4$s AS personal,
             CASE WHEN b.commitments = 1 THEN (SELECT p.payload FROM audit_personal p WHERE p.entry_id = b.id) END AS personal_payload,
             CASE WHEN b.changed THEN to_jsonb((SELECT x FROM (SELECT %5$s) x)) END AS state
      FROM %6$I r
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
        AND c.payload IN ('{"after": ' || (c.state || c.undone)::text || '}',
                          '{"after": ' || ((c.state || c.undone) - $2)::text || '}')
        ELSE c.entries = 1 AND (c.payload = c.now OR c.payload = c.now_at_first) END
      AND (c.commitments = 0 OR (c.commitments = 1 AND (c.personal_payload IS NULL OR c.personal_payload = c.personal)))) IS NOT TRUE
  $look$, key, written_as_in_trail(to_regclass(quote_ident(covered)), shown),
    CASE WHEN shown <@ first THEN 'NULL::text'
         ELSE coalesce(written_as_in_trail(to_regclass(quote_ident(covered)), ARRAY(SELECT s FROM unnest(shown) s WHERE s = ANY (first))), 'NULL::text') END,
    coalesce(written_as_in_trail(to_regclass(quote_ident(covered)), beside), 'NULL::text'),
    (SELECT string_agg(format('r.%I', s), ', ') FROM unnest(shown) s), covered)
    USING covered, ARRAY(SELECT s FROM unnest(shown) s WHERE s <> ALL (first));
  RETURN QUERY EXECUTE format($gone$
    SELECT e.row_key FROM audit_entry e WHERE e.table_name = $1 AND NOT EXISTS (SELECT FROM %I r WHERE r.%I::text = e.row_key)
    GROUP BY e.row_key
  $gone$, covered, key) USING covered;
END $$;
--> statement-breakpoint
-- The same of the rows that are to be looked at, compared value by value.
CREATE OR REPLACE FUNCTION row_unlike_trail(covered text)
RETURNS TABLE (row_key text, kind text, column_name text, entry bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  key text := (SELECT t.key_column FROM trail_tables() t WHERE t.table_name = covered);
  shown text;
  instants text[];
  doubtful text[] := ARRAY(SELECT rows_to_look_at(covered));
BEGIN
  IF acting_reader_of_all() IS NOT TRUE THEN PERFORM refuse_reading_of_trail(); END IF;
  IF key IS NULL OR doubtful = '{}' THEN RETURN; END IF;
  SELECT string_agg(format('r.%I', a.attname), ', ') FILTER (WHERE coalesce(k.in_trail, true)),
         coalesce(array_agg(a.attname::text) FILTER (WHERE a.atttypid = 'timestamptz'::regtype), '{}')
    INTO shown, instants
    FROM pg_attribute a LEFT JOIN column_class k ON k.table_name = covered AND k.column_name = a.attname
    WHERE a.attrelid = to_regclass(quote_ident(covered)) AND a.attnum > 0 AND NOT a.attisdropped;
  RETURN QUERY EXECUTE format($check$
    WITH known AS (
      SELECT e.row_key, max(e.id) AS newest, max(e.id) FILTER (WHERE e.operation <> 'update') AS base,
             bool_and(e.personal_commitment IS NULL OR p.entry_id IS NOT NULL) AS whole
      FROM audit_entry e LEFT JOIN audit_personal p ON p.entry_id = e.id
      WHERE e.table_name = $1 AND e.row_key = ANY ($3) GROUP BY e.row_key
    ),
    said AS (
      SELECT k.row_key, k.newest, b.operation = 'delete' AND k.newest = k.base AS gone,
             coalesce(b.payload::jsonb -> 'after', '{}')
             || CASE WHEN k.whole THEN coalesce(p.payload::jsonb -> 'after', '{}') ELSE '{}' END
             || CASE WHEN k.newest IS NOT DISTINCT FROM k.base THEN '{}' ELSE (
                  SELECT coalesce(jsonb_object_agg(v.key, v.value ORDER BY u.id), '{}')
                  FROM audit_entry u LEFT JOIN audit_personal q ON q.entry_id = u.id AND k.whole
                  CROSS JOIN LATERAL jsonb_each(coalesce(u.payload::jsonb -> 'after', '{}') || coalesce(q.payload::jsonb -> 'after', '{}')) v
                  WHERE u.table_name = $1 AND u.row_key = k.row_key AND u.id > coalesce(k.base, u.id - 1)) END AS state
      FROM known k LEFT JOIN audit_entry b ON b.id = k.base LEFT JOIN audit_personal p ON p.entry_id = k.base
    ),
    present AS (
      SELECT r.%1$I::text AS row_key, to_jsonb((SELECT x FROM (SELECT %2$s) x)) AS state FROM %3$I r WHERE r.%1$I::text = ANY ($3)
    ),
    compared AS (
      SELECT coalesce(present.row_key, said.row_key) AS row_key, said.newest,
             CASE WHEN said.row_key IS NULL OR (said.gone AND present.row_key IS NOT NULL) THEN 'added'
                  WHEN present.row_key IS NULL AND NOT said.gone THEN 'missing'
                  WHEN present.row_key IS NOT NULL AND present.state <> said.state THEN 'changed' END AS kind,
             said.state AS was, present.state AS is_now
      FROM said FULL JOIN present ON present.row_key = said.row_key
    )
    SELECT c.row_key, c.kind, d.key, c.newest
    FROM compared c LEFT JOIN LATERAL (
      SELECT w.key FROM jsonb_each(c.was) w
      WHERE c.kind = 'changed' AND c.is_now ? w.key AND w.value <> c.is_now -> w.key
        AND NOT (w.key = ANY ($2) AND (w.value #>> '{}')::timestamptz IS NOT DISTINCT FROM (c.is_now ->> w.key)::timestamptz)
      ORDER BY w.key LIMIT 1) d ON true
    WHERE c.kind IN ('added', 'missing') OR d.key IS NOT NULL
    ORDER BY c.newest NULLS LAST, c.row_key LIMIT 1
  $check$, key, shown, covered) USING covered, instants, doubtful;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION rows_to_look_at(text), written_as_in_trail(regclass, text[]) FROM PUBLIC;
