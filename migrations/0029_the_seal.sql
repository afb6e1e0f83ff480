CREATE TABLE "audit_horizon" (
	"only_row" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"last_entry" bigint,
	"transaction_id" bigint,
	"revision" integer,
	"restored_from" timestamp with time zone,
	CONSTRAINT "audit_horizon_only_row" CHECK ("audit_horizon"."only_row")
);
--> statement-breakpoint
CREATE TABLE "audit_seal" (
	"number" integer PRIMARY KEY NOT NULL,
	"last_entry" bigint NOT NULL,
	"entries" integer NOT NULL,
	"entries_sha256" "bytea" NOT NULL,
	"revision" integer NOT NULL,
	"sealed_at" timestamp with time zone NOT NULL,
	"restored_from" timestamp with time zone,
	"previous_sha256" "bytea" NOT NULL,
	"sha256" "bytea" NOT NULL,
	"entry_digests" "bytea" NOT NULL,
	CONSTRAINT "audit_seal_sha256" UNIQUE("sha256"),
	CONSTRAINT "audit_seal_lengths" CHECK ("audit_seal"."number" > 0 and octet_length("audit_seal"."sha256") = 32 and octet_length("audit_seal"."previous_sha256") = 32 and octet_length("audit_seal"."entries_sha256") = 32 and octet_length("audit_seal"."entry_digests") = 40 * "audit_seal"."entries")
);
--> statement-breakpoint
CREATE INDEX "audit_seal_revision" ON "audit_seal" USING btree ("revision","number");--> statement-breakpoint

-- ------------------------------------------------------------------ the seal of the trail

-- Digests do not get smaller by being packed.
ALTER TABLE audit_seal ALTER COLUMN entry_digests SET STORAGE EXTERNAL;
--> statement-breakpoint
INSERT INTO column_class (table_name, column_name, class)
SELECT c.table_name, c.column_name,
       CASE WHEN c.table_name = 'audit_seal' AND c.column_name <> 'entry_digests' THEN 'public' ELSE 'internal' END
FROM information_schema.columns c WHERE c.table_schema = 'public' AND c.table_name IN ('audit_seal', 'audit_horizon');
--> statement-breakpoint
GRANT SELECT (number, last_entry, entries, entries_sha256, revision, sealed_at, restored_from, previous_sha256, sha256)
  ON audit_seal TO steckbrief_app;
--> statement-breakpoint

-- What is hashed is text, field after field, each with its length in bytes: "12:system:start,", "-," for null. The
-- verifier (src/seal/verify-trail.mjs) has the same rules; they never change, or no old seal would hold any more.
CREATE FUNCTION trail_field(value text) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN coalesce(octet_length(convert_to(value, 'UTF8'))::text || ':' || value, '-') || ',';
--> statement-breakpoint
CREATE FUNCTION trail_time(at timestamptz) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
--> statement-breakpoint
CREATE FUNCTION trail_entry_text(id bigint, transaction_id bigint, at timestamptz, actor text, request_id text, reason text,
                                 table_name text, row_key text, operation text, payload text, personal_commitment bytea) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN trail_field('steckbrief entry 1') || trail_field(id::text) || trail_field(transaction_id::text) || trail_field(trail_time(at))
  || trail_field(actor) || trail_field(request_id) || trail_field(reason) || trail_field(table_name) || trail_field(row_key)
  || trail_field(operation) || trail_field(payload) || trail_field(encode(personal_commitment, 'hex'));
--> statement-breakpoint
CREATE FUNCTION trail_seal_text(number integer, previous_sha256 bytea, last_entry bigint, entries integer, entries_sha256 bytea,
                                revision integer, sealed_at timestamptz, restored_from timestamptz) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN trail_field('steckbrief seal 1') || trail_field(number::text) || trail_field(encode(previous_sha256, 'hex'))
  || trail_field(last_entry::text) || trail_field(entries::text) || trail_field(encode(entries_sha256, 'hex'))
  || trail_field(revision::text) || trail_field(trail_time(sealed_at)) || trail_field(trail_time(restored_from));
--> statement-breakpoint

-- Seals at most 10,000 entries and says how many; then looks how far the next call may go. Writers neither wait for it nor
-- are waited for: what a running transaction may still commit is left to a later call. Nobody chooses what is sealed.
CREATE FUNCTION seal_trail() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  most CONSTANT integer := 10000;
  own bigint;
  newest record;
  seen record;
  batch record;
  drawn bigint;
  published integer;
  covered integer;
  sealed integer := 0;
  sealing timestamptz;
BEGIN
  -- Only in a transaction of its own: one that has written before may be older than others that have drawn an id.
  IF pg_current_xact_id_if_assigned() IS NOT NULL THEN RETURN 0; END IF;
  IF NOT pg_try_advisory_xact_lock(hashtextextended('steckbrief.seal', 0)) THEN RETURN 0; END IF;
  -- In this order: ids of a revision that is seen have been drawn, and whoever drew one is older than this transaction.
  SELECT coalesce(max(r.revision), 0) INTO published FROM registry_revision r;
  SELECT CASE WHEN q.is_called THEN q.last_value ELSE 0 END INTO drawn FROM audit_entry_id_seq q;
  own := pg_current_xact_id()::text::bigint;

  SELECT s.number, s.last_entry, s.revision, s.sealed_at, s.sha256 INTO newest FROM audit_seal s ORDER BY s.number DESC LIMIT 1;
  IF newest.number IS NULL THEN
    SELECT 0 AS number, 0::bigint AS last_entry, 0 AS revision, '-infinity'::timestamptz AS sealed_at,
           decode(repeat('00', 32), 'hex') AS sha256 INTO newest;
  END IF;
  SELECT h.last_entry, h.transaction_id, h.revision, h.restored_from INTO seen FROM audit_horizon h;

  -- Another server counts its transactions anew: what was seen on the old one says nothing here.
  IF seen.transaction_id <= own THEN
    IF seen.transaction_id > pg_snapshot_xmin(pg_current_snapshot())::text::bigint THEN RETURN 0; END IF;
    SELECT count(*)::integer AS entries, coalesce(max(b.id), newest.last_entry) AS last_entry,
           coalesce(string_agg(int8send(b.id) || sha256(convert_to(trail_entry_text(b.id, b.transaction_id, b.at, b.actor,
             b.request_id, b.reason, b.table_name, b.row_key, b.operation, b.payload, b.personal_commitment), 'UTF8')),
             ''::bytea ORDER BY b.id), ''::bytea) AS digests
      INTO batch
      FROM (SELECT * FROM audit_entry e WHERE e.id > newest.last_entry AND e.id <= seen.last_entry ORDER BY e.id LIMIT most) b;
    -- A revision is covered once everything drawn until it was there is sealed, not when its first entry is.
    covered := CASE WHEN batch.entries < most OR batch.last_entry = seen.last_entry THEN seen.revision ELSE newest.revision END;
    IF batch.entries > 0 OR covered > newest.revision THEN
      sealing := greatest(clock_timestamp(), newest.sealed_at + interval '1 microsecond');
      INSERT INTO audit_seal (number, last_entry, entries, entries_sha256, revision, sealed_at, restored_from, previous_sha256,
                              sha256, entry_digests)
      VALUES (newest.number + 1, batch.last_entry, batch.entries, sha256(batch.digests), covered, sealing, seen.restored_from,
              newest.sha256,
              sha256(convert_to(trail_seal_text(newest.number + 1, newest.sha256, batch.last_entry, batch.entries,
                sha256(batch.digests), covered, sealing, seen.restored_from), 'UTF8')),
              batch.digests);
      UPDATE audit_horizon SET restored_from = NULL WHERE restored_from IS NOT NULL;
      sealed := batch.entries;
      newest.last_entry := batch.last_entry;
      newest.revision := covered;
    END IF;
    IF batch.entries = most AND batch.last_entry < seen.last_entry THEN RETURN sealed; END IF;
  END IF;

  IF drawn > newest.last_entry OR published > newest.revision THEN
    INSERT INTO audit_horizon (last_entry, transaction_id, revision) VALUES (drawn, own, published)
    ON CONFLICT (only_row) DO UPDATE SET last_entry = excluded.last_entry, transaction_id = excluded.transaction_id,
      revision = excluded.revision;
  END IF;
  RETURN sealed;
END $$;
--> statement-breakpoint
-- Whether there is something a seal does not cover yet.
CREATE FUNCTION trail_waits() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
RETURN EXISTS (SELECT FROM audit_entry e WHERE e.id > coalesce((SELECT s.last_entry FROM audit_seal s ORDER BY s.number DESC LIMIT 1), 0))
  OR coalesce((SELECT max(r.revision) FROM registry_revision r), 0) > coalesce((SELECT max(s.revision) FROM audit_seal s), 0);
--> statement-breakpoint
REVOKE ALL ON FUNCTION seal_trail(), trail_waits() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION seal_trail(), trail_waits() TO steckbrief_app, steckbrief_jobs;
--> statement-breakpoint

-- ------------------------------------------------------------------ reading the trail

-- Tables whose entries say what is published; those of others may be work that a city has not handed in.
CREATE FUNCTION trail_of_published(table_name text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN table_name IN ('registry_revision', 'project', 'place', 'catalogue_entry', 'project_version', 'place_version', 'catalogue_version');
--> statement-breakpoint
CREATE FUNCTION refuse_reading_of_trail() RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the trail is for auditors and the service centre' USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
-- Entries behind one id up to another, in the form in which they are hashed. Auditors and the program read all of it; the
-- service centre reads of what is not published only that it is there.
CREATE FUNCTION read_trail(after_entry bigint, last_entry bigint)
RETURNS TABLE (id text, transaction_id text, at text, actor text, request_id text, reason text, table_name text, row_key text,
               operation text, payload text, personal_commitment text, withheld boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  all_of_it CONSTANT boolean := acting_role() IN ('auditor', 'system');
BEGIN
  IF acting_reader_of_all() IS NOT TRUE THEN PERFORM refuse_reading_of_trail(); END IF;
  RETURN QUERY
    SELECT e.id::text, r.transaction_id::text, trail_time(r.at), r.actor, r.request_id, r.reason, r.table_name, r.row_key,
           r.operation, r.payload, encode(r.personal_commitment, 'hex'), r.id IS NULL
    FROM audit_entry e
    LEFT JOIN LATERAL (SELECT e.* WHERE all_of_it OR trail_of_published(e.table_name)) r ON true
    WHERE e.id > after_entry AND e.id <= read_trail.last_entry
    ORDER BY e.id;
END $$;
--> statement-breakpoint
-- Ids and digests of the entries a seal covers; null for a seal there is none of.
CREATE FUNCTION read_entry_digests(seal integer) RETURNS bytea
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF acting_reader_of_all() IS NOT TRUE THEN PERFORM refuse_reading_of_trail(); END IF;
  RETURN (SELECT s.entry_digests FROM audit_seal s WHERE s.number = seal);
END $$;
--> statement-breakpoint
-- The first entry behind one id up to another whose personal values are not those it commits to. What was deleted by law is
-- no fault.
CREATE FUNCTION wrong_personal_values(after_entry bigint, last_entry bigint) RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF acting_reader_of_all() IS NOT TRUE THEN PERFORM refuse_reading_of_trail(); END IF;
  RETURN (SELECT min(p.entry_id) FROM audit_personal p JOIN audit_entry e ON e.id = p.entry_id
          WHERE p.entry_id > after_entry AND p.entry_id <= wrong_personal_values.last_entry
            AND sha256(p.salt || convert_to(p.payload, 'UTF8')) IS DISTINCT FROM e.personal_commitment);
END $$;
--> statement-breakpoint
-- How many entries stand behind an id, and since when the oldest of them.
CREATE FUNCTION unsealed_entries(after_entry bigint) RETURNS TABLE (entries bigint, oldest text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*), trail_time(min(e.at)) FROM audit_entry e WHERE e.id > after_entry
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION read_trail(bigint, bigint), read_entry_digests(integer), wrong_personal_values(bigint, bigint),
  unsealed_entries(bigint) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION read_trail(bigint, bigint), read_entry_digests(integer), wrong_personal_values(bigint, bigint),
  unsealed_entries(bigint) TO steckbrief_app;
--> statement-breakpoint

-- ------------------------------------------------------------------ the seal of a run

-- Inputs never change, and an end is an end. Whoever asked may cancel; only the program draws. The seal its files print is
-- set with the end.
CREATE OR REPLACE FUNCTION guard_report_run() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  moving text[] := ARRAY['state', 'error', 'started_at', 'ended_at'];
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'waiting' THEN PERFORM refuse_run_change('begin as ' || NEW.state); END IF;
    RETURN NEW;
  END IF;
  IF TG_OP <> 'UPDATE' THEN PERFORM refuse_run_change('go away'); END IF;
  IF NEW.state = 'done' THEN moving := moving || 'seal'::text; END IF;
  IF to_jsonb(NEW) - moving IS DISTINCT FROM to_jsonb(OLD) - moving THEN PERFORM refuse_run_change('change what it was made from'); END IF;
  IF NOT (OLD.state, NEW.state) IN (('waiting', 'running'), ('waiting', 'cancelled'), ('running', 'waiting'), ('running', 'done'),
                                    ('running', 'failed'), ('running', 'cancelled'))
     OR (NEW.state <> 'cancelled' AND acting_role() IS DISTINCT FROM 'system') THEN
    PERFORM refuse_run_change('go from ' || OLD.state || ' to ' || NEW.state);
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
GRANT UPDATE (seal) ON report_run TO steckbrief_app;
