-- ------------------------------------------------------------------ who sees what the service centre publishes

-- One rule for a row as it is and for the same row as it was.
CREATE FUNCTION handout_is_seen(state text, audience text) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
RETURN acting_reader_of_all() OR (state = 'published' AND (audience = 'public' OR acting_role() IN ('cityEditor', 'cityLead')));
--> statement-breakpoint
CREATE FUNCTION event_is_seen(state text, audience text) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
RETURN acting_reader_of_all() OR (state <> 'draft' AND (audience = 'public' OR acting_role() IN ('cityEditor', 'cityLead')));
--> statement-breakpoint
CREATE FUNCTION practice_is_seen(state text) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
RETURN acting_reader_of_all() OR state = 'published';
--> statement-breakpoint
ALTER POLICY handout_seen ON handout USING (handout_is_seen(state, audience));
--> statement-breakpoint
ALTER POLICY event_seen ON event USING (event_is_seen(state, audience));
--> statement-breakpoint
ALTER POLICY practice_seen ON practice USING (practice_is_seen(state));
--> statement-breakpoint

-- ------------------------------------------------------------------ rows as they were, by the trail

-- Which of some rows there were before a moment, and what their values were then, as far as they are others now: the value
-- before the first later change. A row whose beginning the trail does not know was not there. Keys, not whole tables: the
-- index of the trail finds them.
CREATE FUNCTION rows_before(covered text, keys text[], moment timestamptz) RETURNS TABLE (row_key text, earlier jsonb)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT e.row_key, coalesce(jsonb_object_agg(v.key, v.value ORDER BY e.id DESC) FILTER (WHERE v.key IS NOT NULL), '{}')
  FROM audit_entry e
  LEFT JOIN LATERAL jsonb_each(CASE WHEN e.operation = 'update' AND e.at >= moment THEN e.payload::jsonb -> 'before' END) v ON true
  WHERE e.table_name = covered AND e.row_key = ANY (keys)
  GROUP BY e.row_key HAVING bool_or(e.operation = 'insert' AND e.at < moment)
$$;
--> statement-breakpoint
-- Handouts as they were before a moment, for those who would have seen them then.
CREATE FUNCTION handouts_at(moment timestamptz) RETURNS SETOF handout
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT was.* FROM rows_before('handout', ARRAY(SELECT id::text FROM handout), moment) b
  JOIN handout h ON h.id = b.row_key::bigint CROSS JOIN LATERAL jsonb_populate_record(h, b.earlier) was
  WHERE handout_is_seen(was.state, was.audience)
$$;
--> statement-breakpoint
-- Their files, with what is said of the bytes. `kept`: whoever asks may still have the file; only of such is told what stands in it.
CREATE FUNCTION handout_files_at(moment timestamptz)
RETURNS TABLE (handout_id bigint, number integer, file_name text, note text, added_at timestamptz, withdrawn_at timestamptz,
  withdrawn_reason text, media_type text, byte_length bigint, is_searched boolean, kept boolean, words text, searched tsvector)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT was.handout_id, was.number, was.file_name, was.note, was.added_at, was.withdrawn_at, was.withdrawn_reason,
         s.media_type, s.byte_length, f.words IS NOT NULL, k.kept, CASE WHEN k.kept THEN f.words END, CASE WHEN k.kept THEN f.searched END
  FROM rows_before('handout_file', ARRAY(SELECT id::text FROM handout_file), moment) b
  JOIN handout_file f ON f.id = b.row_key::uuid CROSS JOIN LATERAL jsonb_populate_record(f, b.earlier) was
  JOIN handouts_at(moment) then_seen ON then_seen.id = f.handout_id
  JOIN handout h ON h.id = f.handout_id
  JOIN stored_file s ON s.sha256 = f.file_sha256
  CROSS JOIN LATERAL (SELECT coalesce(handout_is_seen(h.state, h.audience) AND (f.withdrawn_at IS NULL OR acting_reader_of_all()), false)) k(kept)
$$;
--> statement-breakpoint
-- Good-practice examples as they were before a moment, for those who would have seen them then.
CREATE FUNCTION practices_at(moment timestamptz) RETURNS SETOF practice
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT was.* FROM rows_before('practice', ARRAY(SELECT id::text FROM practice), moment) b
  JOIN practice p ON p.id = b.row_key::bigint CROSS JOIN LATERAL jsonb_populate_record(p, b.earlier) was
  WHERE practice_is_seen(was.state)
$$;
--> statement-breakpoint
-- Events as they were before a moment, for those who would have seen them then.
CREATE FUNCTION events_at(moment timestamptz) RETURNS SETOF event
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT was.* FROM rows_before('event', ARRAY(SELECT id::text FROM event), moment) b
  JOIN event e ON e.id = b.row_key::bigint CROSS JOIN LATERAL jsonb_populate_record(e, b.earlier) was
  WHERE event_is_seen(was.state, was.audience)
$$;
--> statement-breakpoint
-- The numbers of `event_counts` as they were before a moment; who it was is in no trail, and not asked for.
CREATE FUNCTION event_counts_at(about bigint, moment timestamptz)
RETURNS TABLE (registered integer, reserved integer, waiting integer, attended integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT (count(*) FILTER (WHERE w.standing = 'registered' AND w.confirm_until IS NULL))::integer,
         (count(*) FILTER (WHERE w.standing = 'registered' AND w.confirm_until > moment))::integer,
         (count(*) FILTER (WHERE w.standing = 'waiting' AND w.confirm_until IS NULL))::integer,
         CASE WHEN count(w.attended) > 0 THEN (count(*) FILTER (WHERE w.attended))::integer END
  FROM rows_before('event_registration', ARRAY(SELECT id::text FROM event_registration WHERE event_id = about), moment) b
  JOIN event_registration r ON r.id = b.row_key::uuid CROSS JOIN LATERAL jsonb_populate_record(r, b.earlier) w
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION rows_before(text, text[], timestamptz), handouts_at(timestamptz), handout_files_at(timestamptz),
  practices_at(timestamptz), events_at(timestamptz), event_counts_at(bigint, timestamptz) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION handouts_at(timestamptz), handout_files_at(timestamptz), practices_at(timestamptz),
  events_at(timestamptz), event_counts_at(bigint, timestamptz) TO steckbrief_app;
--> statement-breakpoint

-- ------------------------------------------------------------------ what a revision saw stays what it saw

-- These tables belong to no revision: a state of them is a moment, and the trail notes when something was written, not when it
-- was committed. Whoever writes them holds a lock that is shared; whoever opens a revision waits for all of them. So everything
-- written before that moment can be read from then on, and nothing comes in later.
CREATE FUNCTION writing_of_network() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('steckbrief.network', 0));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER handout_begins BEFORE INSERT OR UPDATE OR DELETE ON handout FOR EACH STATEMENT EXECUTE FUNCTION writing_of_network();
--> statement-breakpoint
CREATE TRIGGER handout_file_begins BEFORE INSERT OR UPDATE OR DELETE ON handout_file FOR EACH STATEMENT EXECUTE FUNCTION writing_of_network();
--> statement-breakpoint
CREATE TRIGGER practice_begins BEFORE INSERT OR UPDATE OR DELETE ON practice FOR EACH STATEMENT EXECUTE FUNCTION writing_of_network();
--> statement-breakpoint
CREATE TRIGGER event_begins BEFORE INSERT OR UPDATE OR DELETE ON event FOR EACH STATEMENT EXECUTE FUNCTION writing_of_network();
--> statement-breakpoint
CREATE TRIGGER event_registration_begins BEFORE INSERT OR UPDATE OR DELETE ON event_registration FOR EACH STATEMENT EXECUTE FUNCTION writing_of_network();
--> statement-breakpoint
CREATE TRIGGER exchange_question_begins BEFORE INSERT ON exchange_question FOR EACH STATEMENT EXECUTE FUNCTION writing_of_network();
--> statement-breakpoint
CREATE TRIGGER exchange_answer_begins BEFORE INSERT ON exchange_answer FOR EACH STATEMENT EXECUTE FUNCTION writing_of_network();
--> statement-breakpoint
-- As before; its moment is one at which nobody is writing. The lock is given back at once, by the block that fails on purpose:
-- a large list is published for a minute, and nobody who registers for an event waits for that.
CREATE OR REPLACE FUNCTION open_registry_revision(origin text, note text, program_version text)
RETURNS registry_revision
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  opened registry_revision;
  moment timestamptz;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('steckbrief.registry', 0));
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('steckbrief.network', 0));
    moment := clock_timestamp();
    RAISE EXCEPTION 'nobody is writing' USING ERRCODE = 'SB001';
  EXCEPTION WHEN SQLSTATE 'SB001' THEN NULL;
  END;
  INSERT INTO registry_revision (revision, published_at, actor, origin, note, program_version)
  SELECT coalesce(max(r.revision), 0) + 1,
         greatest(moment, max(r.published_at) + interval '1 microsecond'),
         acting_actor(), open_registry_revision.origin, open_registry_revision.note, open_registry_revision.program_version
  FROM registry_revision r
  RETURNING * INTO opened;
  RETURN opened;
END $$;
