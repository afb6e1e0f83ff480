CREATE TABLE "event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"reference" text collate "C" GENERATED ALWAYS AS ('VA' || lpad(id::text, greatest(4, length(id::text)), '0')) STORED NOT NULL,
	"title" text collate "de-x-icu" NOT NULL,
	"kind" text NOT NULL,
	"audience" text NOT NULL,
	"description" text collate "de-x-icu",
	"place" text collate "de-x-icu",
	"online_address" text,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"seats" integer,
	"register_until" date,
	"remind_before" integer,
	"delete_after" date NOT NULL,
	"further_attendees" integer,
	"state" text DEFAULT 'draft' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "event_reference_unique" UNIQUE("reference"),
	CONSTRAINT "event_title" CHECK (length(btrim("event"."title")) between 1 and 200),
	CONSTRAINT "event_kind" CHECK ("event"."kind" in ('training', 'exchange', 'conference', 'consultation', 'other')),
	CONSTRAINT "event_audience" CHECK ("event"."audience" in ('public', 'cities')),
	CONSTRAINT "event_state" CHECK ("event"."state" in ('draft', 'announced', 'cancelled')),
	CONSTRAINT "event_order" CHECK ("event"."ends_at" > "event"."starts_at"),
	CONSTRAINT "event_seats" CHECK ("event"."seats" between 1 and 10000),
	CONSTRAINT "event_remind_before" CHECK ("event"."remind_before" between 1 and 30),
	CONSTRAINT "event_further_attendees" CHECK ("event"."further_attendees" between 0 and 10000),
	CONSTRAINT "event_length" CHECK (length("event"."description") <= 10000 and length("event"."place") <= 300 and length("event"."online_address") <= 500),
	CONSTRAINT "event_where" CHECK ("event"."state" = 'draft' or "event"."place" is not null or "event"."online_address" is not null)
);
--> statement-breakpoint
CREATE TABLE "event_registration" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"event_id" bigint NOT NULL,
	"person_id" uuid,
	"guest_name" text collate "de-x-icu",
	"guest_email" text collate "C",
	"guest_organisation" text collate "de-x-icu",
	"city_ags" text collate "C",
	"standing" text NOT NULL,
	"link" uuid DEFAULT gen_random_uuid() NOT NULL,
	"registered_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"moved_up_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	"reminded_at" timestamp with time zone,
	"attended" boolean,
	CONSTRAINT "event_registration_link_unique" UNIQUE("link"),
	CONSTRAINT "event_registration_standing" CHECK ("event_registration"."standing" in ('registered', 'waiting', 'cancelled')),
	CONSTRAINT "event_registration_city" CHECK ("event_registration"."city_ags" ~ '^[0-9]{8}$'),
	CONSTRAINT "event_registration_who" CHECK ("event_registration"."person_id" is null or num_nonnulls("event_registration"."guest_name", "event_registration"."guest_email", "event_registration"."guest_organisation") = 0),
	CONSTRAINT "event_registration_length" CHECK (length("event_registration"."guest_name") <= 200 and length("event_registration"."guest_email") <= 254 and length("event_registration"."guest_organisation") <= 200),
	CONSTRAINT "event_registration_cancelled" CHECK (("event_registration"."standing" = 'cancelled') = ("event_registration"."cancelled_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "event_registration" ADD CONSTRAINT "event_registration_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_registration" ADD CONSTRAINT "event_registration_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "event_starts_at" ON "event" USING btree ("starts_at");--> statement-breakpoint
CREATE INDEX "event_registration_event" ON "event_registration" USING btree ("event_id","standing");--> statement-breakpoint
CREATE INDEX "event_registration_person" ON "event_registration" USING btree ("person_id");--> statement-breakpoint

-- ------------------------------------------------------------------ events

-- Nobody registers twice: with an account, or under one address.
CREATE UNIQUE INDEX event_registration_person_once ON event_registration (event_id, person_id) WHERE standing <> 'cancelled';
--> statement-breakpoint
CREATE UNIQUE INDEX event_registration_guest_once ON event_registration (event_id, lower(guest_email))
  WHERE standing <> 'cancelled' AND guest_email LIKE '%@%';
--> statement-breakpoint
CREATE FUNCTION refuse_event_step(step text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'this is not possible: %', step USING ERRCODE = 'check_violation', CONSTRAINT = 'event_step';
END $$;
--> statement-breakpoint
-- An event is prepared, announced, and may be cancelled once; what people were told of is not removed.
CREATE FUNCTION guard_event() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.state <> 'draft' THEN PERFORM refuse_event_step('remove what was announced'); END IF;
    RETURN OLD;
  END IF;
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (('draft', 'announced'), ('announced', 'cancelled')) THEN
    PERFORM refuse_event_step(OLD.state || ' to ' || NEW.state);
  END IF;
  IF NEW.state = 'cancelled' AND OLD.state <> 'cancelled' AND OLD.ends_at < clock_timestamp() THEN PERFORM refuse_event_step('cancel what is over'); END IF;
  NEW.version := OLD.version + 1;
  NEW.updated_at := clock_timestamp();
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER event_guard BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION guard_event();
--> statement-breakpoint
-- How many have a seat, wait, and came (null while nobody recorded it): numbers are for everybody, names are not.
CREATE FUNCTION event_counts(about bigint) RETURNS TABLE (registered integer, waiting integer, attended integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT (count(*) FILTER (WHERE r.standing = 'registered'))::integer, (count(*) FILTER (WHERE r.standing = 'waiting'))::integer,
         CASE WHEN count(r.attended) > 0 THEN (count(*) FILTER (WHERE r.attended))::integer END
  FROM event_registration r WHERE r.event_id = about
$$;
--> statement-breakpoint
-- Gives free seats to those who have waited longest, and says to whom. Whoever calls it holds the event.
CREATE FUNCTION move_up_waiting(about bigint) RETURNS TABLE (registration uuid, link uuid, by_guest boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  wanted record;
BEGIN
  SELECT e.seats INTO wanted FROM event e WHERE e.id = about AND e.state = 'announced' AND e.starts_at > clock_timestamp() FOR UPDATE;
  IF NOT FOUND THEN RETURN; END IF;
  RETURN QUERY
  UPDATE event_registration u SET standing = 'registered', moved_up_at = clock_timestamp()
  WHERE u.id IN (
    SELECT w.id FROM event_registration w WHERE w.event_id = about AND w.standing = 'waiting' ORDER BY w.registered_at, w.id
    LIMIT CASE WHEN wanted.seats IS NULL THEN NULL ELSE
      greatest(0, wanted.seats - (SELECT count(*) FROM event_registration r WHERE r.event_id = about AND r.standing = 'registered')) END)
  RETURNING u.id, u.link, u.person_id IS NULL;
END $$;
--> statement-breakpoint
-- Registers whoever acts for a city, or a guest, and says whether there was a seat. One at a time for each event, by the
-- database's clock. Who is registered already stays so; then there is no link, and nobody learns of it.
CREATE FUNCTION register_for_event(about bigint, name text, email text, organisation text, city text)
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
  SELECT r.id, r.standing INTO known FROM event_registration r
  WHERE r.event_id = about AND r.standing <> 'cancelled' AND (r.person_id = who OR (who IS NULL AND lower(r.guest_email) = lower(email)));
  IF FOUND THEN
    RETURN QUERY SELECT known.id, NULL::uuid, known.standing;
    RETURN;
  END IF;
  -- The trail does not say who came.
  IF acting_role() IS NULL THEN PERFORM set_config('app.actor', 'system:public-form', true);
  ELSIF NOT by_centre THEN PERFORM set_config('app.actor', 'system:event-registration', true); END IF;
  RETURN QUERY
  INSERT INTO event_registration AS made (event_id, person_id, guest_name, guest_email, guest_organisation, city_ags, standing)
  SELECT about, who, CASE WHEN who IS NULL THEN btrim(name) END, CASE WHEN who IS NULL THEN btrim(email) END,
         CASE WHEN who IS NULL THEN nullif(btrim(organisation), '') END, CASE WHEN who IS NULL THEN city ELSE acting_city() END,
         CASE WHEN wanted.seats <= (SELECT count(*) FROM event_registration r WHERE r.event_id = about AND r.standing = 'registered')
              THEN 'waiting' ELSE 'registered' END
  RETURNING made.id, made.link, made.standing;
END $$;
--> statement-breakpoint
-- Gives up a seat: by the link of the mail, or by its id for the person itself and the service centre. What told who it was
-- goes at once. Says who moves up.
CREATE FUNCTION cancel_event_registration(which uuid) RETURNS TABLE (registration uuid, link uuid, by_guest boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  found_one record;
BEGIN
  SELECT r.id, r.event_id INTO found_one FROM event_registration r
  WHERE r.link = which OR (r.id = which AND (coalesce(acting_for_service_centre(), false) OR r.person_id = acting_person()));
  IF NOT FOUND THEN PERFORM refuse_event_step('give up an unknown seat'); END IF;
  PERFORM FROM event e WHERE e.id = found_one.event_id FOR UPDATE;
  IF acting_role() IS NULL THEN PERFORM set_config('app.actor', 'system:public-form', true);
  ELSIF NOT acting_for_service_centre() THEN PERFORM set_config('app.actor', 'system:event-registration', true); END IF;
  UPDATE event_registration r
  SET standing = 'cancelled', cancelled_at = clock_timestamp(), person_id = NULL, guest_name = NULL, guest_email = NULL, guest_organisation = NULL
  FROM event e
  WHERE r.id = found_one.id AND e.id = r.event_id AND r.standing <> 'cancelled' AND clock_timestamp() < e.starts_at;
  IF NOT FOUND THEN PERFORM refuse_event_step('give up a seat now'); END IF;
  RETURN QUERY SELECT m.registration, m.link, m.by_guest FROM move_up_waiting(found_one.event_id) m;
END $$;
--> statement-breakpoint
-- Puts a mail to who is registered into the outbox; the application causes it without learning the address of an account.
CREATE FUNCTION tell_registered(which uuid, mail_kind text, mail_subject text, mail_body text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  told integer;
BEGIN
  INSERT INTO outgoing_mail (to_address, subject, body, kind, person_id)
  SELECT coalesce(p.email, r.guest_email), mail_subject, mail_body, mail_kind, p.id
  FROM event_registration r LEFT JOIN person p ON p.id = r.person_id
  WHERE r.id = which AND coalesce(p.email, r.guest_email) LIKE '%@%' AND coalesce(p.state, 'active') = 'active';
  GET DIAGNOSTICS told = ROW_COUNT;
  RETURN told;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION event_counts(bigint), move_up_waiting(bigint), register_for_event(bigint, text, text, text, text),
  cancel_event_registration(uuid), tell_registered(uuid, text, text, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION event_counts(bigint), move_up_waiting(bigint), register_for_event(bigint, text, text, text, text),
  cancel_event_registration(uuid), tell_registered(uuid, text, text, text) TO steckbrief_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON event TO steckbrief_app;
--> statement-breakpoint
GRANT SELECT, UPDATE (person_id, guest_name, guest_email, guest_organisation, reminded_at, attended) ON event_registration TO steckbrief_app;
--> statement-breakpoint
ALTER TABLE event ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE event_registration ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY event_seen ON event FOR SELECT TO steckbrief_app
  USING (acting_reader_of_all() OR (state <> 'draft' AND (audience = 'public' OR acting_role() IN ('cityEditor', 'cityLead'))));
--> statement-breakpoint
CREATE POLICY event_begun ON event FOR INSERT TO steckbrief_app WITH CHECK (acting_for_service_centre() AND state = 'draft');
--> statement-breakpoint
CREATE POLICY event_changed ON event FOR UPDATE TO steckbrief_app USING (acting_for_service_centre()) WITH CHECK (acting_for_service_centre());
--> statement-breakpoint
CREATE POLICY event_removed ON event FOR DELETE TO steckbrief_app USING (acting_for_service_centre());
--> statement-breakpoint
CREATE POLICY event_registration_seen ON event_registration FOR SELECT TO steckbrief_app
  USING (acting_for_service_centre() OR person_id = acting_person());
--> statement-breakpoint
CREATE POLICY event_registration_changed ON event_registration FOR UPDATE TO steckbrief_app
  USING (acting_for_service_centre()) WITH CHECK (acting_for_service_centre());
--> statement-breakpoint
-- Who registered is in no trail: after its last day it is nowhere.
INSERT INTO column_class (table_name, column_name, class, in_trail)
SELECT c.table_name, c.column_name,
  CASE WHEN c.column_name IN ('guest_name', 'guest_email', 'guest_organisation') THEN 'personal'
       WHEN c.table_name = 'event' AND c.column_name NOT IN ('id', 'online_address', 'remind_before', 'version', 'updated_at') THEN 'public'
       ELSE 'internal' END,
  c.column_name NOT IN ('guest_name', 'guest_email', 'guest_organisation', 'person_id', 'link', 'reference')
FROM information_schema.columns c
WHERE c.table_schema = 'public' AND c.table_name IN ('event', 'event_registration');
--> statement-breakpoint
CALL cover_by_trail('event', 'id');
--> statement-breakpoint
CALL cover_by_trail('event_registration', 'id');
