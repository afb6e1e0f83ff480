CREATE TABLE "trail_check" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "trail_check_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"asked_by" text NOT NULL,
	"asked_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"running" boolean,
	"checked" integer DEFAULT 0 NOT NULL,
	"seen_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"found" jsonb,
	CONSTRAINT "trail_check_one_runs" UNIQUE("running"),
	CONSTRAINT "trail_check_found" CHECK ("trail_check"."running" is null or "trail_check"."found" is null)
);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (checked, seen_at, running, found) ON trail_check TO steckbrief_app;
--> statement-breakpoint
ALTER TABLE trail_check ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY trail_check_seen ON trail_check FOR SELECT TO steckbrief_app USING (acting_reader_of_all());
--> statement-breakpoint
-- What a check found is the program's to say: nobody who may read it writes it.
CREATE POLICY trail_check_begun ON trail_check FOR INSERT TO steckbrief_app WITH CHECK (acting_role() = 'system');
--> statement-breakpoint
CREATE POLICY trail_check_told ON trail_check FOR UPDATE TO steckbrief_app
  USING (acting_role() = 'system' AND running) WITH CHECK (acting_role() = 'system');
--> statement-breakpoint
INSERT INTO column_class (table_name, column_name, class)
SELECT c.table_name, c.column_name, 'internal'
FROM information_schema.columns c WHERE c.table_schema = 'public' AND c.table_name = 'trail_check';
--> statement-breakpoint

-- ------------------------------------------------------------------ tables beside the trail

-- Tables whose every change is in the trail, with the column that names a row there. `watched`: their triggers are on.
CREATE FUNCTION trail_tables() RETURNS TABLE (table_name text, key_column text, watched boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.relname::text, min(replace(encode(g.tgargs, 'escape'), '\000', '')), bool_and(g.tgenabled IN ('O', 'A'))
  FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid
  WHERE c.relnamespace = 'public'::regnamespace AND g.tgfoid = 'write_trail'::regproc
    AND g.tgname IN (c.relname || '_trail_insert', c.relname || '_trail_update', c.relname || '_trail_delete')
  GROUP BY c.relname HAVING count(*) = 3 ORDER BY c.relname::text COLLATE "C"
$$;
--> statement-breakpoint
-- The first row of a table that is not what the trail says of it last: another one, one the trail does not know, or one that
-- is gone without a trace. Columns that came later, secrets and what follows from others are in no entry and are not compared;
-- personal values only where none of that row was deleted by law.
CREATE FUNCTION row_unlike_trail(covered text)
RETURNS TABLE (row_key text, kind text, column_name text, entry bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  key text := (SELECT t.key_column FROM trail_tables() t WHERE t.table_name = covered);
  shown text;
  instants text[];
BEGIN
  IF acting_reader_of_all() IS NOT TRUE THEN PERFORM refuse_reading_of_trail(); END IF;
  IF key IS NULL THEN RETURN; END IF;
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
      WHERE e.table_name = $1 GROUP BY e.row_key
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
      SELECT r.%1$I::text AS row_key, to_jsonb((SELECT x FROM (SELECT %2$s) x)) AS state FROM %3$I r
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
  $check$, key, shown, covered) USING covered, instants;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION trail_tables(), row_unlike_trail(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION trail_tables(), row_unlike_trail(text) TO steckbrief_app;
