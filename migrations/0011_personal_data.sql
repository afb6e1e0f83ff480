ALTER TABLE "person" ADD COLUMN "forgotten_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_forgotten" CHECK ("person"."forgotten_at" is null or "person"."state" = 'left');
--> statement-breakpoint

-- ------------------------------------------------------------------ what is personal, and what of it stays

INSERT INTO column_class (table_name, column_name, class) VALUES ('person', 'forgotten_at', 'internal');
--> statement-breakpoint
-- People name their tokens after themselves and their machines.
UPDATE column_class SET class = 'personal' WHERE (table_name, column_name) = ('access_token', 'label');
--> statement-breakpoint
-- Personal columns that are not searched when somebody with an account is forgotten: what is published or was read from
-- official lists is about beneficiaries and kept by law, and the access log holds ids only. All others are searched, those
-- of later migrations too.
CREATE FUNCTION kept_when_forgetting() RETURNS TABLE (table_name text, column_name text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  VALUES
  ('project_version', 'beneficiary_name'), ('project_version', 'executing_body_name'), ('project_version', 'source_fields'),
  ('project_version', 'search_text'),
  ('project_draft', 'beneficiary_name'), ('project_draft', 'executing_body_name'), ('project_draft', 'source_fields'),
  ('organisation', 'key'), ('organisation_version', 'name'), ('organisation_wording', 'wording'), ('proof_body', 'name'),
  ('import_run', 'summary'), ('import_run', 'file_name'), ('import_row', 'input'), ('import_row', 'differences'),
  ('stored_file_chunk', 'bytes'),
  ('access_log', 'actor'), ('access_log', 'person_id'), ('access_log', 'subject')
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION kept_when_forgetting() FROM PUBLIC;
--> statement-breakpoint

-- ------------------------------------------------------------------ finding somebody in texts

-- What a text is searched for, as a regular expression: words as they stand, not as a part of a longer one. Names in either
-- order and in the genitive, numbers however they are grouped.
CREATE FUNCTION pattern_of_words(addresses text[], names text[], numbers text[]) RETURNS text
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  WITH written AS (
    SELECT unnest(addresses) AS word
    UNION SELECT unnest(names)
    UNION SELECT regexp_replace(name, '^(.*\S)\s+(\S+)$', '\2, \1') FROM unnest(names) AS name
  ), escaped AS (
    SELECT replace(regexp_replace(regexp_replace(word COLLATE "de-x-icu", '([^[:alnum:][:space:]])', '\\\1', 'g'), '\s+', '\s+', 'g'),
                   '\"', '\\?"') || 's?' AS part FROM written
    UNION
    SELECT array_to_string(string_to_array(regexp_replace(number, '\D', '', 'g'), NULL), '[\s/().-]*') FROM unnest(numbers) AS number
  )
  SELECT '(?<![\w.+-])(?:' || string_agg(part, '|' ORDER BY length(part) DESC, part) || ')(?![\w-])(?!\.\w)' FROM escaped
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION pattern_of_words(text[], text[], text[]) FROM PUBLIC;
--> statement-breakpoint
-- Stored answers as text; what is none has no words in it.
CREATE FUNCTION text_of_bytes(content bytea) RETURNS text
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN convert_from(content, 'UTF8');
EXCEPTION WHEN character_not_in_repertoire OR untranslatable_character THEN
  RETURN '';
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION text_of_bytes(bytea) FROM PUBLIC;
--> statement-breakpoint
-- The contacts that are the same person: by account, by address, or by name in the same city.
CREATE FUNCTION contacts_of_person(who person) RETURNS uuid[]
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(c.id), '{}') FROM contact c
  WHERE c.person_id = who.id OR lower(c.email) = lower(who.email)
     OR (c.city_ags = who.city_ags AND c.person_id IS NULL AND lower(btrim(c.name)) = lower(btrim(who.name)))
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION contacts_of_person(person) FROM PUBLIC;
--> statement-breakpoint
-- Addresses, numbers and name of a person, without what is somebody else's as well and without names of one word, which are
-- words like others.
CREATE FUNCTION pattern_of_person(who person, contacts uuid[]) RETURNS text
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  WITH others AS (
    SELECT p.name, p.email, NULL::text AS phone FROM person p WHERE p.id <> who.id
    UNION ALL SELECT c.name, c.email, c.phone FROM contact c WHERE c.id <> ALL (contacts)
  ), own AS (
    SELECT who.name, who.email, NULL::text AS phone
    UNION ALL SELECT c.name, c.email, c.phone FROM contact c WHERE c.id = ANY (contacts)
  )
  SELECT pattern_of_words(
    ARRAY(SELECT DISTINCT o.email FROM own o WHERE o.email IS NOT NULL
          AND NOT EXISTS (SELECT FROM others x WHERE lower(x.email) = lower(o.email))),
    ARRAY(SELECT DISTINCT btrim(o.name) FROM own o WHERE btrim(o.name) ~ '\S\s+\S'
          AND NOT EXISTS (SELECT FROM others x WHERE lower(btrim(x.name)) = lower(btrim(o.name)))),
    ARRAY(SELECT DISTINCT o.phone FROM own o WHERE length(regexp_replace(o.phone, '\D', '', 'g')) >= 6
          AND NOT EXISTS (SELECT FROM others x WHERE regexp_replace(x.phone, '\D', '', 'g') = regexp_replace(o.phone, '\D', '', 'g'))))
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION pattern_of_person(person, uuid[]) FROM PUBLIC;
--> statement-breakpoint

-- ------------------------------------------------------------------ forgetting a person

CREATE FUNCTION refuse_forgetting(reason text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'this person is not forgotten: %', reason USING ERRCODE = 'check_violation', CONSTRAINT = 'person_forgetting';
END $$;
--> statement-breakpoint
-- Takes the personal values of one person out of the trail, and none else: those of its own rows, and those of rows whose
-- text names it. The trail itself keeps every row with its commitment.
CREATE FUNCTION forget_in_trail(forgotten uuid, contacts uuid[], pattern text) RETURNS bigint
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  gone bigint;
BEGIN
  WITH searched AS (
    SELECT k.table_name, array_agg(w.column_name) FILTER (WHERE w.column_name IS NOT NULL) AS kept
    FROM column_class k LEFT JOIN kept_when_forgetting() w USING (table_name, column_name)
    WHERE k.class = 'personal' AND k.in_trail GROUP BY k.table_name HAVING bool_or(w.column_name IS NULL)
  )
  DELETE FROM audit_personal p USING audit_entry e, searched s
  WHERE e.id = p.entry_id AND s.table_name = e.table_name
    AND ((e.table_name = 'person' AND e.row_key = forgotten::text)
      OR (e.table_name = 'contact' AND e.row_key = ANY (contacts::text[]))
      OR (e.table_name IN ('login_account', 'login_event', 'access_token') AND EXISTS (
            SELECT FROM audit_entry o WHERE o.table_name = e.table_name AND o.row_key = e.row_key AND o.operation IN ('insert', 'delete')
              AND (o.payload::jsonb -> 'after' ->> 'person_id' = forgotten::text OR o.payload::jsonb -> 'before' ->> 'person_id' = forgotten::text)))
      OR (p.payload COLLATE "de-x-icu" ~* pattern
        AND ((coalesce(p.payload::jsonb -> 'before', '{}') - coalesce(s.kept, '{}'))::text COLLATE "de-x-icu" ~* pattern
          OR (coalesce(p.payload::jsonb -> 'after', '{}') - coalesce(s.kept, '{}'))::text COLLATE "de-x-icu" ~* pattern)));
  GET DIAGNOSTICS gone = ROW_COUNT;
  RETURN gone;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION forget_in_trail(uuid, uuid[], text) FROM PUBLIC;
--> statement-breakpoint
-- Deletes what tells who a person was, everywhere and for good, and says table by table what became of it. Its row stays
-- under its id, so that steps, four eyes and the trail hold. Whoever calls it and rolls back has seen what would happen.
-- The only way in which values leave the trail.
CREATE FUNCTION forget_person(forgotten uuid) RETURNS TABLE (concerns text, outcome text, entries bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  who person;
  acting text := current_setting('app.role', true);
  contacts uuid[];
  tokens uuid[];
  pattern text;
  step record;
BEGIN
  IF acting_role() IS NULL OR acting_role() NOT IN ('administrator', 'system') THEN
    RAISE EXCEPTION 'only administrators forget people' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('steckbrief.administrators', 0));
  SELECT * INTO who FROM person p WHERE p.id = forgotten FOR UPDATE;
  IF NOT FOUND THEN PERFORM refuse_forgetting('nobody has this id'); END IF;
  IF who.forgotten_at IS NOT NULL THEN PERFORM refuse_forgetting('that was done before'); END IF;
  IF who.id = acting_person() THEN PERFORM refuse_forgetting('nobody forgets themselves'); END IF;
  IF who.role = 'administrator' AND who.state = 'active'
     AND NOT EXISTS (SELECT FROM person p WHERE p.role = 'administrator' AND p.state = 'active' AND p.id <> who.id) THEN
    PERFORM refuse_forgetting('it is the last administrator');
  END IF;
  contacts := contacts_of_person(who);
  pattern := pattern_of_person(who, contacts);
  tokens := ARRAY(SELECT t.id FROM access_token t WHERE t.person_id = who.id);
  -- What was handed in does not change by this: a name leaves a remark, nothing else. The trail still says who acts.
  PERFORM set_config('app.role', 'system', true);

  FOR step IN
    SELECT * FROM (VALUES
      ('login_session', 'deleted', 'DELETE FROM login_session WHERE person_id = $1'),
      ('login_account', 'deleted', 'DELETE FROM login_account WHERE person_id = $1'),
      ('login_second_factor', 'deleted', 'DELETE FROM login_second_factor WHERE person_id = $1'),
      ('login_verification', 'deleted', 'DELETE FROM login_verification WHERE strpos(value, $1::text) > 0 OR strpos(identifier, $1::text) > 0 OR identifier ~* $4 OR value ~* $4'),
      ('login_event', 'emptied', 'UPDATE login_event SET source = NULL WHERE person_id = $1 AND source IS NOT NULL'),
      ('access_token_use', 'deleted', 'DELETE FROM access_token_use WHERE token_id = ANY ($3)'),
      ('access_token', 'emptied', 'UPDATE access_token SET label = ''gelöscht'', revoked_at = coalesce(revoked_at, now()) WHERE person_id = $1'),
      ('deputy', 'deleted', 'DELETE FROM deputy WHERE (for_person = $1 OR deputy_person = $1) AND starts_on > (now() AT TIME ZONE ''Europe/Berlin'')::date'),
      ('deputy', 'ended', 'UPDATE deputy SET ends_on = (now() AT TIME ZONE ''Europe/Berlin'')::date WHERE (for_person = $1 OR deputy_person = $1) AND ends_on > (now() AT TIME ZONE ''Europe/Berlin'')::date'),
      ('outgoing_mail', 'deleted', 'DELETE FROM outgoing_mail WHERE person_id = $1 OR to_address ~* $4'),
      ('idempotency_key', 'deleted', 'DELETE FROM idempotency_key WHERE actor = ''person:'' || $1 OR actor IN (SELECT ''token:'' || t FROM unnest($3) AS t) OR text_of_bytes(body) COLLATE "de-x-icu" ~* $4'),
      ('contact', 'deleted', 'DELETE FROM contact WHERE id = ANY ($2)'),
      ('round_city', 'emptied', 'UPDATE round_city SET contact = NULL WHERE contact COLLATE "de-x-icu" ~* $4'),
      ('person', 'emptied', 'UPDATE person SET name = ''gelöscht'', email = ''geloescht-'' || id || ''@geloescht.invalid'', email_verified = false, state = ''left'', two_factor_enabled = false, reminders_off = true, forgotten_at = now(), updated_at = now() WHERE id = $1')
    ) AS s (table_name, outcome, statement)
  LOOP
    EXECUTE step.statement USING who.id, contacts, tokens, pattern;
    GET DIAGNOSTICS entries = ROW_COUNT;
    concerns := step.table_name;
    outcome := step.outcome;
    IF entries > 0 THEN RETURN NEXT; END IF;
  END LOOP;

  FOR step IN
    SELECT k.table_name, k.column_name, c.data_type
    FROM column_class k JOIN information_schema.columns c ON c.table_schema = 'public' AND c.table_name = k.table_name AND c.column_name = k.column_name
    WHERE k.class = 'personal' AND c.data_type IN ('text', 'jsonb') AND c.is_generated = 'NEVER'
      AND (k.table_name, k.column_name) NOT IN (SELECT w.table_name, w.column_name FROM kept_when_forgetting() w)
      AND (k.table_name, k.column_name) NOT IN (('person', 'email'), ('contact', 'email'), ('outgoing_mail', 'to_address'), ('audit_personal', 'payload'))
    ORDER BY 1, 2
  LOOP
    EXECUTE format('UPDATE %1$I SET %2$I = regexp_replace(%2$I::text COLLATE "de-x-icu", $1, ''gelöscht'', ''gi'')::%3$s WHERE %2$I::text COLLATE "de-x-icu" ~* $1',
                   step.table_name, step.column_name, step.data_type) USING pattern;
    GET DIAGNOSTICS entries = ROW_COUNT;
    concerns := step.table_name || '.' || step.column_name;
    outcome := 'redacted';
    IF entries > 0 THEN RETURN NEXT; END IF;
  END LOOP;

  concerns := 'audit_personal';
  outcome := 'deleted';
  entries := forget_in_trail(who.id, contacts, pattern);
  IF entries > 0 THEN RETURN NEXT; END IF;

  -- What stays: rows under the id, and texts kept by law in which the name stands.
  FOR step IN
    SELECT f.conrelid::regclass::text AS table_name, a.attname::text AS column_name
    FROM pg_constraint f JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = f.conkey[1]
    WHERE f.contype = 'f' AND f.confrelid = 'person'::regclass
    UNION ALL VALUES ('access_log', 'person_id') ORDER BY 1, 2
  LOOP
    EXECUTE format('SELECT count(*) FROM %I WHERE %I = $1', step.table_name, step.column_name) INTO entries USING who.id;
    concerns := step.table_name || '.' || step.column_name;
    outcome := 'kept';
    IF entries > 0 THEN RETURN NEXT; END IF;
  END LOOP;
  FOR step IN
    SELECT t.table_name::text FROM information_schema.tables t
    WHERE t.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND t.table_name NOT IN ('stored_file_chunk', 'person') ORDER BY 1
  LOOP
    EXECUTE format('SELECT count(*) FROM %I t WHERE t::text COLLATE "de-x-icu" ~* $1', step.table_name) INTO entries USING pattern;
    concerns := step.table_name;
    outcome := 'mentioned';
    IF entries > 0 THEN RETURN NEXT; END IF;
  END LOOP;
  PERFORM set_config('app.role', coalesce(acting, ''), true);
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION forget_person(uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION forget_person(uuid) TO steckbrief_auth;
--> statement-breakpoint

-- ------------------------------------------------------------------ everything about a person

-- Every row that refers to a person, by table and column, without secrets, without what others wrote, and without the work
-- on projects itself. A new reference is in it by itself. For the person, administrators and the program.
CREATE FUNCTION export_person(subject uuid) RETURNS TABLE (concerns text, rows jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  who person;
  ref record;
  own_words text[] := ARRAY['access_log.person_id', 'access_token.person_id', 'attachment.uploaded_by', 'contact.person_id', 'draft_comment.author_id',
    'login_account.person_id', 'login_event.person_id', 'login_session.person_id', 'outgoing_mail.person_id', 'person.id', 'proof_step.person_id',
    'sab_notice.recorded_by'];
  left_out text[];
BEGIN
  SELECT * INTO who FROM person p WHERE p.id = subject;
  IF NOT FOUND OR NOT coalesce(acting_role() IN ('administrator', 'system') OR acting_person() = subject, false) THEN RETURN; END IF;
  FOR ref IN
    SELECT f.conrelid::regclass::text AS table_name, a.attname::text AS column_name, who.id::text AS value
    FROM pg_constraint f JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = f.conkey[1]
    WHERE f.contype = 'f' AND f.confrelid = 'person'::regclass
    UNION ALL VALUES ('person', 'id', who.id::text), ('access_log', 'person_id', who.id::text), ('login_verification', 'value', who.id::text),
      ('project_draft', 'created_by', 'person:' || who.id), ('import_run', 'created_by', 'person:' || who.id)
    ORDER BY 1, 2
  LOOP
    concerns := ref.table_name || '.' || ref.column_name;
    SELECT coalesce(array_agg(k.column_name), '{}') INTO left_out FROM column_class k
    WHERE k.table_name = ref.table_name AND (NOT k.in_trail OR (k.class = 'personal' AND concerns <> ALL (own_words))
      OR (k.table_name = 'project_draft' AND k.column_name NOT IN ('id', 'project_id', 'owner_city', 'kind', 'state', 'created_by', 'created_at', 'updated_at',
                                                                  'handed_in_by', 'handed_in_at', 'checked_by', 'checked_at'))
      OR (k.table_name = 'login_verification' AND k.column_name = 'value'));
    EXECUTE format('SELECT jsonb_agg(to_jsonb(t) - $2) FROM %I t WHERE t.%I::text = $1', ref.table_name, ref.column_name)
      INTO rows USING ref.value, left_out;
    IF rows IS NOT NULL THEN RETURN NEXT; END IF;
  END LOOP;
  concerns := 'contact.email';
  SELECT jsonb_agg(to_jsonb(c)) INTO rows FROM contact c WHERE c.id = ANY (contacts_of_person(who)) AND c.person_id IS DISTINCT FROM who.id;
  IF rows IS NOT NULL THEN RETURN NEXT; END IF;
  concerns := 'audit_personal';
  SELECT jsonb_agg(jsonb_build_object('at', e.at, 'operation', e.operation, 'values', p.payload::jsonb) ORDER BY e.id) INTO rows
  FROM audit_entry e JOIN audit_personal p ON p.entry_id = e.id WHERE e.table_name = 'person' AND e.row_key = who.id::text;
  IF rows IS NOT NULL THEN RETURN NEXT; END IF;
  concerns := 'audit_entry';
  SELECT jsonb_agg(to_jsonb(w) ORDER BY w.at) INTO rows FROM (
    SELECT min(e.at) AS at, e.table_name, e.operation, count(*) AS entries FROM audit_entry e
    WHERE e.actor = 'person:' || who.id OR e.actor IN (SELECT 'token:' || t.id FROM access_token t WHERE t.person_id = who.id)
    GROUP BY e.transaction_id, e.table_name, e.operation) w;
  IF rows IS NOT NULL THEN RETURN NEXT; END IF;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION export_person(uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION export_person(uuid) TO steckbrief_auth;
--> statement-breakpoint

-- ------------------------------------------------------------------ handing over

-- Whether whoever acts may hand over the work of a person of a city: administrators, and the lead of that city. Takes the
-- city and not the row: a function that names the type of a row forbids later columns of its table (PostgreSQL 15).
CREATE FUNCTION acting_may_hand_over(city text) RETURNS boolean
LANGUAGE sql STABLE
RETURN coalesce(acting_role() IN ('administrator', 'system') OR (acting_role() = 'cityLead' AND acting_city() = city), false);
--> statement-breakpoint
REVOKE ALL ON FUNCTION acting_may_hand_over(text) FROM PUBLIC;
--> statement-breakpoint
-- How much of each kind a person holds; numbers only, because administrators see no work. Nothing for those whom it does
-- not concern.
CREATE FUNCTION duties_of_person(leaving uuid) RETURNS TABLE (kind text, entries bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH who AS MATERIALIZED (SELECT p.* FROM person p WHERE p.id = leaving AND acting_may_hand_over(p.city_ags)),
  today AS (SELECT (now() AT TIME ZONE 'Europe/Berlin')::date AS day)
  SELECT 'drafts', count(*) FROM who, project_draft d
    WHERE d.state IN ('draft', 'returned') AND (d.created_by = 'person:' || who.id OR d.handed_in_by = who.id
      OR d.created_by IN (SELECT 'token:' || t.id FROM access_token t WHERE t.person_id = who.id))
  UNION ALL SELECT 'submitted', count(*) FROM who, project_draft d WHERE d.state IN ('submitted', 'accepted') AND d.handed_in_by = who.id
  UNION ALL SELECT 'contacts', count(*) FROM who, contact c WHERE c.id = ANY (contacts_of_person(who))
  UNION ALL SELECT 'roundContacts', count(*) FROM who, round_city r JOIN reporting_round o ON o.id = r.round_id
    WHERE o.closed_at IS NULL AND r.city_ags = who.city_ags
      AND r.contact COLLATE "de-x-icu" ~* pattern_of_words(ARRAY[who.email], ARRAY[who.name], '{}')
  UNION ALL SELECT 'deputyFor', count(*) FROM who, today, deputy d WHERE d.deputy_person = who.id AND d.ends_on >= today.day
  UNION ALL SELECT 'deputies', count(*) FROM who, today, deputy d WHERE d.for_person = who.id AND d.ends_on >= today.day
  UNION ALL SELECT 'tokens', count(*) FROM who, access_token t WHERE t.person_id = who.id AND t.revoked_at IS NULL AND t.expires_at > now()
  UNION ALL SELECT 'sessions', count(*) FROM who, login_session s WHERE s.person_id = who.id AND s.expires_at > now()
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION duties_of_person(uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION duties_of_person(uuid) TO steckbrief_auth;
--> statement-breakpoint
-- Puts the successor in the place of a person whom a city is asked through. The number is the person's own and goes.
CREATE FUNCTION pass_on_contacts(leaving uuid, successor uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  who person;
  next person;
BEGIN
  SELECT * INTO who FROM person p WHERE p.id = leaving;
  SELECT * INTO next FROM person p WHERE p.id = successor;
  IF NOT acting_may_hand_over(who.city_ags) OR next.state <> 'active' OR next.id = who.id OR next.city_ags IS DISTINCT FROM who.city_ags THEN
    RAISE EXCEPTION 'this is not handed over' USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE round_city r SET contact = next.name || ', ' || next.email FROM reporting_round o
  WHERE o.id = r.round_id AND o.closed_at IS NULL AND r.city_ags = who.city_ags
    AND r.contact COLLATE "de-x-icu" ~* pattern_of_words(ARRAY[who.email], ARRAY[who.name], '{}');
  UPDATE contact c SET person_id = next.id, name = next.name, email = next.email, phone = NULL, updated_at = clock_timestamp()
  WHERE c.id = ANY (contacts_of_person(who));
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION pass_on_contacts(uuid, uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION pass_on_contacts(uuid, uuid) TO steckbrief_auth;
