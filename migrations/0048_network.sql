CREATE TABLE "event_invitation" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "event_invitation_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"event_id" bigint NOT NULL,
	"network_person_id" bigint NOT NULL,
	"invited_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "event_invitation_once" UNIQUE("event_id","network_person_id")
);
--> statement-breakpoint
CREATE TABLE "network_deletion" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "network_deletion_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"reference" text collate "C" NOT NULL,
	"reason" text NOT NULL,
	"removed" jsonb NOT NULL,
	"deleted_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"deleted_by" uuid,
	CONSTRAINT "network_deletion_reason" CHECK ("network_deletion"."reason" in ('day', 'wish', 'forgotten'))
);
--> statement-breakpoint
CREATE TABLE "network_organisation" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "network_organisation_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"reference" text collate "C" GENERATED ALWAYS AS ('NO' || lpad(id::text, greatest(4, length(id::text)), '0')) STORED NOT NULL,
	"name" text collate "de-x-icu" NOT NULL,
	"kind" text NOT NULL,
	"website" text,
	"topics" text[] DEFAULT '{}' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "network_organisation_reference_unique" UNIQUE("reference"),
	CONSTRAINT "network_organisation_name_unique" UNIQUE("name"),
	CONSTRAINT "network_organisation_name" CHECK (length(btrim("network_organisation"."name")) between 1 and 200),
	CONSTRAINT "network_organisation_kind" CHECK ("network_organisation"."kind" in ('ministry', 'grantingBody', 'chamber', 'university', 'association', 'consultant', 'municipality', 'other')),
	CONSTRAINT "network_organisation_length" CHECK (length("network_organisation"."website") <= 500 and cardinality("network_organisation"."topics") <= 20)
);
--> statement-breakpoint
CREATE TABLE "network_person" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "network_person_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"reference" text collate "C" GENERATED ALWAYS AS ('NP' || lpad(id::text, greatest(4, length(id::text)), '0')) STORED NOT NULL,
	"organisation_id" bigint,
	"name" text collate "de-x-icu" NOT NULL,
	"function" text collate "de-x-icu",
	"email" text collate "C",
	"phone" text collate "C",
	"topics" text[] DEFAULT '{}' NOT NULL,
	"note" text,
	"in_directory" boolean DEFAULT false NOT NULL,
	"gets_invitations" boolean DEFAULT false NOT NULL,
	"consent_on" date,
	"consent_how" text,
	"withdrawn_on" date,
	"delete_on" date NOT NULL,
	"link" uuid DEFAULT gen_random_uuid() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "network_person_reference_unique" UNIQUE("reference"),
	CONSTRAINT "network_person_link_unique" UNIQUE("link"),
	CONSTRAINT "network_person_name" CHECK (length(btrim("network_person"."name")) between 1 and 200),
	CONSTRAINT "network_person_length" CHECK (length("network_person"."function") <= 200 and length("network_person"."email") <= 254 and length("network_person"."phone") <= 60 and length("network_person"."note") <= 2000 and length("network_person"."consent_how") <= 500 and cardinality("network_person"."topics") <= 20),
	CONSTRAINT "network_person_consent" CHECK (not ("network_person"."in_directory" or "network_person"."gets_invitations") or ("network_person"."consent_on" is not null and "network_person"."consent_how" is not null and "network_person"."withdrawn_on" is null))
);
--> statement-breakpoint
ALTER TABLE "event" ADD COLUMN "city_ags" text collate "C";--> statement-breakpoint
ALTER TABLE "event_registration" ADD COLUMN "confirm_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "event_invitation" ADD CONSTRAINT "event_invitation_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_invitation" ADD CONSTRAINT "event_invitation_network_person_id_network_person_id_fk" FOREIGN KEY ("network_person_id") REFERENCES "public"."network_person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_deletion" ADD CONSTRAINT "network_deletion_deleted_by_person_id_fk" FOREIGN KEY ("deleted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_person" ADD CONSTRAINT "network_person_organisation_id_network_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."network_organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "event_invitation_person" ON "event_invitation" USING btree ("network_person_id");--> statement-breakpoint
CREATE INDEX "network_deletion_person" ON "network_deletion" USING btree ("deleted_by");--> statement-breakpoint
CREATE INDEX "network_person_organisation" ON "network_person" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "network_person_delete_on" ON "network_person" USING btree ("delete_on");--> statement-breakpoint
CREATE INDEX "event_registration_confirm" ON "event_registration" USING btree ("confirm_until") WHERE "event_registration"."confirm_until" is not null;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_city" CHECK ("event"."city_ags" ~ '^[0-9]{8}$');
--> statement-breakpoint

-- ------------------------------------------------------------------ people and organisations of the network

-- Who withdraws the last consent is kept until the end of the day; a new consent takes the withdrawal back.
CREATE FUNCTION guard_network_person() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN NEW.version := OLD.version + 1; END IF;
  IF NEW.in_directory OR NEW.gets_invitations THEN
    NEW.withdrawn_on := NULL;
  ELSIF TG_OP = 'UPDATE' AND (OLD.in_directory OR OLD.gets_invitations) THEN
    NEW.withdrawn_on := today_in_saxony();
    NEW.delete_on := least(NEW.delete_on, today_in_saxony());
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER network_person_guard BEFORE INSERT OR UPDATE ON network_person FOR EACH ROW EXECUTE FUNCTION guard_network_person();
--> statement-breakpoint
CREATE FUNCTION refuse_network_step(step text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'this is not possible: %', step USING ERRCODE = 'check_violation', CONSTRAINT = 'network_step';
END $$;
--> statement-breakpoint
-- Takes an entry away with everything that tells who it was, also what the trail keeps beside it, and logs how much went.
CREATE FUNCTION remove_network_person(which bigint, why text) RETURNS jsonb
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  gone jsonb := '{}';
  known record;
  many bigint;
BEGIN
  SELECT n.reference, n.name, n.email INTO known FROM network_person n WHERE n.id = which FOR UPDATE;
  IF NOT FOUND THEN PERFORM refuse_network_step('delete an unknown entry'); END IF;
  DELETE FROM outgoing_mail m WHERE m.kind = 'eventInvitation' AND lower(m.to_address) = lower(known.email);
  GET DIAGNOSTICS many = ROW_COUNT;
  IF many > 0 THEN gone := gone || jsonb_build_object('outgoing_mail', many); END IF;
  DELETE FROM event_invitation i WHERE i.network_person_id = which;
  GET DIAGNOSTICS many = ROW_COUNT;
  IF many > 0 THEN gone := gone || jsonb_build_object('event_invitation', many); END IF;
  DELETE FROM idempotency_key k
  WHERE strpos(text_of_bytes(k.body), known.reference) > 0 AND strpos(text_of_bytes(k.body), to_json(known.name)::text) > 0;
  GET DIAGNOSTICS many = ROW_COUNT;
  IF many > 0 THEN gone := gone || jsonb_build_object('idempotency_key', many); END IF;
  DELETE FROM network_person n WHERE n.id = which;
  -- Also what the trail has just written about the deletion itself.
  DELETE FROM audit_personal p USING audit_entry e
  WHERE e.id = p.entry_id AND e.table_name = 'network_person' AND e.row_key = which::text;
  GET DIAGNOSTICS many = ROW_COUNT;
  IF many > 0 THEN gone := gone || jsonb_build_object('audit_personal', many); END IF;
  INSERT INTO network_deletion (reference, reason, removed, deleted_by) VALUES (known.reference, why, gone, acting_person());
  RETURN gone;
END $$;
--> statement-breakpoint
CREATE FUNCTION delete_network_person(which bigint, why text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF acting_for_service_centre() IS NOT TRUE THEN PERFORM refuse_network_step('delete as somebody else'); END IF;
  IF why NOT IN ('day', 'wish') THEN PERFORM refuse_network_step('delete without a reason'); END IF;
  IF why = 'day' AND NOT EXISTS (SELECT FROM network_person n WHERE n.id = which AND n.delete_on < today_in_saxony()) THEN
    PERFORM refuse_network_step('delete before the day');
  END IF;
  RETURN remove_network_person(which, why);
END $$;
--> statement-breakpoint
-- Who agreed to be shown to the people of programme cities, with nothing that is for the service centre alone.
CREATE FUNCTION network_directory() RETURNS TABLE (reference text, name text, function text, organisation text, kind text, email text, phone text, topics text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT n.reference, n.name, n.function, o.name, o.kind, n.email, n.phone, n.topics
  FROM network_person n LEFT JOIN network_organisation o ON o.id = n.organisation_id
  WHERE n.in_directory AND n.delete_on >= today_in_saxony() AND acting_in_network()
$$;
--> statement-breakpoint
CREATE FUNCTION network_history(of_table text, which bigint)
RETURNS TABLE (at timestamptz, who text, operation text, before jsonb, after jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT e.at, coalesce(p.name, e.actor), e.operation,
    coalesce(nullif(e.payload::jsonb -> 'before', 'null'), '{}') || coalesce(nullif(b.payload::jsonb -> 'before', 'null'), '{}'),
    coalesce(nullif(e.payload::jsonb -> 'after', 'null'), '{}') || coalesce(nullif(b.payload::jsonb -> 'after', 'null'), '{}')
  FROM audit_entry e LEFT JOIN audit_personal b ON b.entry_id = e.id LEFT JOIN access_token t ON e.actor = 'token:' || t.id
    LEFT JOIN person p ON p.id = t.person_id OR e.actor = 'person:' || p.id
  WHERE acting_for_service_centre() AND of_table IN ('network_person', 'network_organisation')
    AND e.table_name = of_table AND e.row_key = which::text
  ORDER BY e.id DESC
$$;
--> statement-breakpoint
-- Everything that is kept about somebody of the network (Art. 15 GDPR), without the secret of the entry.
CREATE FUNCTION export_network_person(which bigint) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT jsonb_build_object(
    'entry', to_jsonb(n) - 'id' - 'link' - 'organisation_id',
    'organisation', (SELECT o.name FROM network_organisation o WHERE o.id = n.organisation_id),
    'invitations', (SELECT coalesce(jsonb_agg(jsonb_build_object('event', e.reference, 'title', e.title, 'invitedAt', i.invited_at) ORDER BY i.id), '[]')
      FROM event_invitation i JOIN event e ON e.id = i.event_id WHERE i.network_person_id = n.id),
    'registrations', (SELECT coalesce(jsonb_agg(jsonb_build_object('event', e.reference, 'title', e.title, 'name', r.guest_name,
        'organisation', r.guest_organisation, 'city', r.city_ags, 'standing', r.standing, 'registeredAt', r.registered_at, 'attended', r.attended) ORDER BY r.registered_at), '[]')
      FROM event_registration r JOIN event e ON e.id = r.event_id WHERE lower(r.guest_email) = lower(n.email)),
    'mails', (SELECT coalesce(jsonb_agg(jsonb_build_object('subject', m.subject, 'createdAt', m.created_at, 'sentAt', m.sent_at) ORDER BY m.created_at), '[]')
      FROM outgoing_mail m WHERE lower(m.to_address) = lower(n.email)),
    'changes', (SELECT coalesce(jsonb_agg(jsonb_build_object('at', e.at, 'operation', e.operation, 'values', p.payload::jsonb) ORDER BY e.id), '[]')
      FROM audit_entry e JOIN audit_personal p ON p.entry_id = e.id WHERE e.table_name = 'network_person' AND e.row_key = n.id::text))
  FROM network_person n WHERE n.id = which AND acting_for_service_centre()
$$;
--> statement-breakpoint
-- Whether the link of an invitation still ends any; null for a link nobody has. Nobody is signed in.
CREATE FUNCTION invitations_wanted(which uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT n.gets_invitations FROM network_person n WHERE n.link = which
$$;
--> statement-breakpoint
CREATE FUNCTION end_invitations(which uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF acting_role() IS NULL THEN PERFORM set_config('app.actor', 'system:public-form', true); END IF;
  UPDATE network_person n SET gets_invitations = false WHERE n.link = which AND n.gets_invitations;
END $$;
--> statement-breakpoint
-- Puts an invitation into the outbox and notes it, once for each event and person, for who agreed to it alone.
CREATE FUNCTION invite_to_event(about bigint, which bigint, mail_subject text, mail_body text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  address text;
BEGIN
  IF acting_for_service_centre() IS NOT TRUE THEN PERFORM refuse_network_step('invite as somebody else'); END IF;
  SELECT n.email INTO address FROM network_person n
  WHERE n.id = which AND n.gets_invitations AND n.email LIKE '%@%' AND n.delete_on >= today_in_saxony() FOR UPDATE;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO event_invitation (event_id, network_person_id) VALUES (about, which) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO outgoing_mail (to_address, subject, body, kind) VALUES (address, mail_subject, mail_body, 'eventInvitation');
  RETURN true;
END $$;
--> statement-breakpoint
-- One mail to each of the service centre who wants mail, but for whoever acts.
CREATE FUNCTION tell_service_centre(mail_kind text, mail_subject text, mail_body text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  told integer;
BEGIN
  IF acting_in_network() IS NOT TRUE THEN RETURN 0; END IF;
  INSERT INTO outgoing_mail (to_address, subject, body, kind, person_id)
  SELECT p.email, mail_subject, mail_body, mail_kind, p.id FROM person p
  WHERE p.role IN ('staff', 'lead') AND p.state = 'active' AND NOT p.step_mails_off AND p.id IS DISTINCT FROM acting_person()
  ORDER BY p.name, p.id;
  GET DIAGNOSTICS told = ROW_COUNT;
  RETURN told;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION remove_network_person(bigint, text), delete_network_person(bigint, text), network_directory(), network_history(text, bigint),
  export_network_person(bigint), invitations_wanted(uuid), end_invitations(uuid), invite_to_event(bigint, bigint, text, text),
  tell_service_centre(text, text, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION delete_network_person(bigint, text), network_directory(), network_history(text, bigint), export_network_person(bigint),
  invitations_wanted(uuid), end_invitations(uuid), invite_to_event(bigint, bigint, text, text), tell_service_centre(text, text, text) TO steckbrief_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON network_organisation TO steckbrief_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON network_person TO steckbrief_app;
--> statement-breakpoint
GRANT SELECT ON network_deletion, event_invitation TO steckbrief_app;
--> statement-breakpoint
ALTER TABLE network_organisation ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE network_person ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE network_deletion ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE event_invitation ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY network_organisation_seen ON network_organisation FOR SELECT TO steckbrief_app USING (acting_reader_of_all());
--> statement-breakpoint
CREATE POLICY network_organisation_kept ON network_organisation TO steckbrief_app
  USING (acting_for_service_centre()) WITH CHECK (acting_for_service_centre());
--> statement-breakpoint
CREATE POLICY network_person_kept ON network_person TO steckbrief_app
  USING (acting_for_service_centre()) WITH CHECK (acting_for_service_centre());
--> statement-breakpoint
CREATE POLICY network_deletion_seen ON network_deletion FOR SELECT TO steckbrief_app
  USING (acting_reader_of_all() OR acting_role() = 'administrator');
--> statement-breakpoint
CREATE POLICY event_invitation_seen ON event_invitation FOR SELECT TO steckbrief_app USING (acting_for_service_centre());
--> statement-breakpoint
INSERT INTO column_class (table_name, column_name, class, in_trail)
SELECT c.table_name, c.column_name,
  CASE WHEN c.table_name = 'network_person' AND c.column_name IN ('name', 'function', 'email', 'phone', 'note', 'consent_how') THEN 'personal' ELSE 'internal' END,
  c.column_name NOT IN ('reference', 'link') OR c.table_name = 'network_deletion'
FROM information_schema.columns c
WHERE c.table_schema = 'public' AND c.table_name IN ('network_organisation', 'network_person', 'network_deletion', 'event_invitation');
--> statement-breakpoint
CALL cover_by_trail('network_organisation', 'id');
--> statement-breakpoint
CALL cover_by_trail('network_person', 'id');
--> statement-breakpoint
CALL cover_by_trail('network_deletion', 'id');
--> statement-breakpoint
CALL cover_by_trail('event_invitation', 'id');
--> statement-breakpoint

-- ------------------------------------------------------------------ forgetting and telling a person

-- As before, and the entries of the network under the same address go with the account.
CREATE OR REPLACE FUNCTION forget_person(forgotten uuid) RETURNS TABLE (concerns text, outcome text, entries bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  before bigint := (SELECT count(*) FROM report_run_file WHERE redacted_at IS NOT NULL);
  address text := (SELECT lower(p.email) FROM person p WHERE p.id = forgotten);
  entry record;
BEGIN
  entries := 0;
  FOR entry IN SELECT n.id FROM network_person n WHERE lower(n.email) = address ORDER BY n.id LOOP
    PERFORM remove_network_person(entry.id, 'forgotten');
    entries := entries + 1;
  END LOOP;
  concerns := 'network_person';
  outcome := 'deleted';
  IF entries > 0 THEN RETURN NEXT; END IF;
  -- Who may not forget the person is refused here, and everything above with it.
  RETURN QUERY SELECT * FROM forget_person_in_tables(forgotten);
  concerns := 'report_run_file';
  outcome := 'emptied';
  entries := (SELECT count(*) FROM report_run_file WHERE redacted_at IS NOT NULL) - before;
  IF entries > 0 THEN RETURN NEXT; END IF;
END $$;
--> statement-breakpoint
-- As before, and the entries of the network under the same address.
ALTER FUNCTION export_person(uuid) RENAME TO export_person_of_account;
--> statement-breakpoint
REVOKE ALL ON FUNCTION export_person_of_account(uuid) FROM PUBLIC, steckbrief_auth;
--> statement-breakpoint
CREATE FUNCTION export_person(subject uuid) RETURNS TABLE (concerns text, rows jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT * FROM export_person_of_account(subject);
  -- Whoever may not see the person has got nothing, and gets nothing here.
  IF NOT FOUND THEN RETURN; END IF;
  concerns := 'network_person.email';
  SELECT jsonb_agg(to_jsonb(n) - 'link' ORDER BY n.id) INTO rows
  FROM network_person n JOIN person p ON lower(p.email) = lower(n.email) WHERE p.id = subject;
  IF rows IS NOT NULL THEN RETURN NEXT; END IF;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION export_person(uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION export_person(uuid) TO steckbrief_auth;
--> statement-breakpoint

-- ------------------------------------------------------------------ guests confirm that they come

-- Seats held for who has not confirmed yet count as taken until the time to confirm is over, and as nothing from then on.
DROP FUNCTION event_counts(bigint);
--> statement-breakpoint
CREATE FUNCTION event_counts(about bigint) RETURNS TABLE (registered integer, reserved integer, waiting integer, attended integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT (count(*) FILTER (WHERE r.standing = 'registered' AND r.confirm_until IS NULL))::integer,
         (count(*) FILTER (WHERE r.standing = 'registered' AND r.confirm_until > clock_timestamp()))::integer,
         (count(*) FILTER (WHERE r.standing = 'waiting' AND r.confirm_until IS NULL))::integer,
         CASE WHEN count(r.attended) > 0 THEN (count(*) FILTER (WHERE r.attended))::integer END
  FROM event_registration r WHERE r.event_id = about
$$;
--> statement-breakpoint
CREATE FUNCTION event_seats_taken(about bigint) RETURNS bigint
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT count(*) FROM event_registration r
  WHERE r.event_id = about AND r.standing = 'registered' AND coalesce(r.confirm_until > clock_timestamp(), true)
$$;
--> statement-breakpoint
-- What nobody confirmed in time tells nobody's name any more and frees the seat.
CREATE FUNCTION lapse_registrations(about bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  many bigint;
BEGIN
  -- First the event, as everybody does who changes its registrations: else two could wait for each other.
  PERFORM FROM event e WHERE e.id = about FOR UPDATE;
  UPDATE event_registration r
  SET standing = 'cancelled', cancelled_at = clock_timestamp(), confirm_until = NULL, guest_name = NULL, guest_email = NULL, guest_organisation = NULL
  WHERE r.event_id = about AND r.confirm_until <= clock_timestamp();
  GET DIAGNOSTICS many = ROW_COUNT;
  RETURN many;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION move_up_waiting(about bigint) RETURNS TABLE (registration uuid, link uuid, by_guest boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  wanted record;
BEGIN
  SELECT e.seats INTO wanted FROM event e WHERE e.id = about AND e.state = 'announced' AND e.starts_at > clock_timestamp() FOR UPDATE;
  IF NOT FOUND THEN RETURN; END IF;
  RETURN QUERY
  UPDATE event_registration u SET standing = 'registered', moved_up_at = clock_timestamp()
  WHERE u.id IN (
    SELECT w.id FROM event_registration w
    WHERE w.event_id = about AND w.standing = 'waiting' AND w.confirm_until IS NULL ORDER BY w.registered_at, w.id
    LIMIT CASE WHEN wanted.seats IS NULL THEN NULL ELSE greatest(0, wanted.seats - event_seats_taken(about)) END)
  RETURNING u.id, u.link, u.person_id IS NULL;
END $$;
--> statement-breakpoint
-- As before; who registers by the public form has a day to confirm, and until then the seat is held.
CREATE OR REPLACE FUNCTION register_for_event(about bigint, name text, email text, organisation text, city text)
RETURNS TABLE (registration uuid, link uuid, standing text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  wanted record;
  known record;
  by_centre boolean := coalesce(acting_for_service_centre(), false);
  who uuid := CASE WHEN acting_role() IN ('cityEditor', 'cityLead') THEN acting_person() END;
BEGIN
  SELECT e.* INTO wanted FROM event e WHERE e.id = about FOR UPDATE;
  IF NOT FOUND OR wanted.state <> 'announced' OR (wanted.audience <> 'public' AND who IS NULL AND NOT by_centre)
     OR (NOT by_centre AND (clock_timestamp() >= wanted.starts_at OR today_in_saxony() > wanted.register_until))
     OR today_in_saxony() > wanted.delete_after THEN
    PERFORM refuse_event_step('register now');
  END IF;
  IF who IS NULL AND (name IS NULL OR email IS NULL) THEN PERFORM refuse_event_step('register nobody'); END IF;
  -- The trail does not say who came.
  IF acting_role() IS NULL THEN PERFORM set_config('app.actor', 'system:public-form', true);
  ELSIF NOT by_centre THEN PERFORM set_config('app.actor', 'system:event-registration', true); END IF;
  PERFORM lapse_registrations(about);
  SELECT r.id, r.standing, r.confirm_until INTO known FROM event_registration r
  WHERE r.event_id = about AND r.standing <> 'cancelled' AND (r.person_id = who OR (who IS NULL AND lower(r.guest_email) = lower(email)));
  IF FOUND THEN
    -- Whom the service centre registers need not confirm any more.
    IF by_centre AND known.confirm_until IS NOT NULL THEN
      RETURN QUERY UPDATE event_registration r SET confirm_until = NULL WHERE r.id = known.id RETURNING r.id, r.link, r.standing;
      RETURN;
    END IF;
    RETURN QUERY SELECT known.id, NULL::uuid, known.standing;
    RETURN;
  END IF;
  RETURN QUERY
  INSERT INTO event_registration AS made (event_id, person_id, guest_name, guest_email, guest_organisation, city_ags, standing, confirm_until)
  SELECT about, who, CASE WHEN who IS NULL THEN btrim(name) END, CASE WHEN who IS NULL THEN btrim(email) END,
         CASE WHEN who IS NULL THEN nullif(btrim(organisation), '') END, CASE WHEN who IS NULL THEN city ELSE acting_city() END,
         CASE WHEN wanted.seats <= event_seats_taken(about) THEN 'waiting' ELSE 'registered' END,
         CASE WHEN who IS NULL AND NOT by_centre THEN least(clock_timestamp() + interval '24 hours', wanted.starts_at) END
  RETURNING made.id, made.link, made.standing;
END $$;
--> statement-breakpoint
-- Confirms what a guest registered, by the link of the mail, while there is time; says where it stands now.
CREATE FUNCTION confirm_event_registration(which uuid) RETURNS TABLE (registration uuid, standing text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  found_one record;
BEGIN
  SELECT r.id, r.event_id INTO found_one FROM event_registration r WHERE r.link = which;
  IF NOT FOUND THEN PERFORM refuse_event_step('confirm an unknown registration'); END IF;
  PERFORM FROM event e WHERE e.id = found_one.event_id FOR UPDATE;
  IF acting_role() IS NULL THEN PERFORM set_config('app.actor', 'system:public-form', true);
  ELSIF NOT acting_for_service_centre() THEN PERFORM set_config('app.actor', 'system:event-registration', true); END IF;
  UPDATE event_registration r SET confirm_until = NULL
  FROM event e
  WHERE r.id = found_one.id AND e.id = r.event_id AND e.state = 'announced' AND r.standing <> 'cancelled' AND r.confirm_until > clock_timestamp();
  IF NOT FOUND THEN PERFORM refuse_event_step('confirm now'); END IF;
  -- Somebody may have given up a seat since.
  PERFORM FROM move_up_waiting(found_one.event_id) m WHERE m.registration = found_one.id;
  RETURN QUERY SELECT r.id, r.standing FROM event_registration r WHERE r.id = found_one.id;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION event_counts(bigint), event_seats_taken(bigint), lapse_registrations(bigint), confirm_event_registration(uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION event_counts(bigint), lapse_registrations(bigint), confirm_event_registration(uuid) TO steckbrief_app;
--> statement-breakpoint
INSERT INTO column_class (table_name, column_name, class) VALUES ('event_registration', 'confirm_until', 'internal'), ('event', 'city_ags', 'public');
