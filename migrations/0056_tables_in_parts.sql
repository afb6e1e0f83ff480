-- The rows of a table are held against the trail in parts, so that two connections share a large one.
DROP FUNCTION row_unlike_trail(text);
--> statement-breakpoint
DROP FUNCTION rows_to_look_at(text);
--> statement-breakpoint
-- Rows of a table that may not be what the trail says of them, among those in its blocks from one up to another, or to its end;
-- how they are found stands in migrations 0039 and 0041.
CREATE FUNCTION rows_to_look_at(covered text, from_block bigint, to_block bigint) RETURNS SETOF text
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
      WHERE r.ctid >= $3 AND r.ctid < $4
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
    USING covered, ARRAY(SELECT s FROM unnest(shown) s WHERE s <> ALL (first)),
      format('(%s,0)', from_block)::tid, format('(%s,0)', coalesce(to_block, 4294967295))::tid;
END $$;
--> statement-breakpoint
-- Rows the trail knows and the table has no more.
CREATE FUNCTION rows_gone(covered text) RETURNS SETOF text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET jit = off AS $$
DECLARE
  key text := (SELECT t.key_column FROM trail_tables() t WHERE t.table_name = covered);
BEGIN
  IF acting_reader_of_all() IS NOT TRUE THEN PERFORM refuse_reading_of_trail(); END IF;
  RETURN QUERY EXECUTE format($gone$
    SELECT e.row_key FROM audit_entry e WHERE e.table_name = $1 AND NOT EXISTS (SELECT FROM %I r WHERE r.%I::text = e.row_key)
    GROUP BY e.row_key
  $gone$, covered, key) USING covered;
END $$;
--> statement-breakpoint
-- The first row of a part of a table that is not what the trail says of it last; without blocks, of those that are gone.
CREATE FUNCTION row_unlike_trail(covered text, from_block bigint, to_block bigint)
RETURNS TABLE (row_key text, kind text, column_name text, entry bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  key text := (SELECT t.key_column FROM trail_tables() t WHERE t.table_name = covered);
  shown text;
  instants text[];
  doubtful text[] := CASE WHEN from_block IS NULL THEN ARRAY(SELECT rows_gone(covered))
                          ELSE ARRAY(SELECT rows_to_look_at(covered, from_block, to_block)) END;
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
REVOKE ALL ON FUNCTION rows_to_look_at(text, bigint, bigint), rows_gone(text), row_unlike_trail(text, bigint, bigint) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION row_unlike_trail(text, bigint, bigint) TO steckbrief_app;
