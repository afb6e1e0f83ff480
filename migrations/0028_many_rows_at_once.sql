-- What is staged for new rows is text now that the database takes over as it stands. Previews from before are read again.
ALTER TABLE "import_row" ALTER COLUMN "version_columns" SET DATA TYPE text[] USING NULL;
--> statement-breakpoint
-- Rows in staging are written once, read once and thrown away: packing them into less costs more than it saves.
ALTER TABLE import_row SET (toast_tuple_target = 4080);
--> statement-breakpoint
-- The trail of a statement is written from each row once: PostgreSQL would turn a row into JSON anew for every use of it, and
-- a list brings in a hundred thousand rows of fifty columns. What an entry says, letter by letter, stays as it was.
CREATE OR REPLACE FUNCTION write_trail() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_nestloop = off AS $$
DECLARE
  written text;
  outside_trail text[];
  personal text[];
  not_personal text[];
  shown text;
  beside text;
BEGIN
  SELECT coalesce(array_agg(a.attname::text) FILTER (WHERE k.class = 'personal' OR NOT k.in_trail), '{}'),
         coalesce(array_agg(a.attname::text) FILTER (WHERE k.class = 'personal' AND k.in_trail), '{}'),
         coalesce(array_agg(a.attname::text) FILTER (WHERE k.class <> 'personal' OR NOT k.in_trail), '{}'),
         string_agg(format('r.%I', a.attname), ', ') FILTER (WHERE coalesce(k.class <> 'personal' AND k.in_trail, true)),
         string_agg(format('r.%I', a.attname), ', ') FILTER (WHERE k.class = 'personal' AND k.in_trail)
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
      SELECT r.%1$I::text AS row_key,
             jsonb_build_object(%2$L, to_jsonb((SELECT x FROM (SELECT %3$s) x)))::text AS payload,
             %4$s AS personal_payload
      FROM %5$s r
    $whole$, TG_ARGV[0], CASE TG_OP WHEN 'INSERT' THEN 'after' ELSE 'before' END, shown,
      CASE WHEN beside IS NULL THEN 'NULL::text'
           ELSE format('jsonb_build_object(%L, to_jsonb((SELECT x FROM (SELECT %s) x)))::text',
                       CASE TG_OP WHEN 'INSERT' THEN 'after' ELSE 'before' END, beside) END,
      CASE TG_OP WHEN 'INSERT' THEN 'new_rows' ELSE 'old_rows' END)
  END;

  EXECUTE format($trail$
    WITH written AS (%s),
    numbered AS MATERIALIZED (
      SELECT nextval('audit_entry_id_seq') AS id, row_key, payload, personal_payload, uuid_send(gen_random_uuid()) AS salt
      FROM written
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
  $trail$, written) USING outside_trail, personal, not_personal, TG_TABLE_NAME, lower(TG_OP);
  RETURN NULL;
END $$;
--> statement-breakpoint
-- An organisation that stands for itself breaks no membership: only those that belong to another are looked at.
DROP TRIGGER organisation_version_membership ON organisation_version;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER organisation_version_membership AFTER INSERT OR UPDATE ON organisation_version
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.merged_into_id IS NOT NULL) EXECUTE FUNCTION guard_membership();
