CREATE TABLE "city_record" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "city_record_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"reference" text collate "C" GENERATED ALWAYS AS (case kind when 'area' then 'FG' when 'plan' then 'HK' when 'goal' then 'ZI' else 'QB' end || lpad(id::text, greatest(4, length(id::text)), '0')) STORED NOT NULL,
	"city_ags" text collate "C" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "city_record_reference_unique" UNIQUE("reference"),
	CONSTRAINT "city_record_kind" CHECK ("city_record"."kind" in ('area', 'plan', 'goal', 'office')),
	CONSTRAINT "city_record_city" CHECK ("city_record"."city_ags" ~ '^[0-9]{8}$')
);
--> statement-breakpoint
CREATE TABLE "city_record_draft" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"kind" text NOT NULL,
	"city_ags" text collate "C" NOT NULL,
	"record_id" bigint,
	"content" jsonb NOT NULL,
	"perimeter" jsonb,
	"withdrawal" boolean DEFAULT false NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"handed_in_by" uuid,
	"handed_in_at" timestamp with time zone,
	"returned_reason" text,
	CONSTRAINT "city_record_draft_record_unique" UNIQUE("record_id"),
	CONSTRAINT "city_record_draft_kind" CHECK ("city_record_draft"."kind" in ('area', 'plan', 'goal', 'office')),
	CONSTRAINT "city_record_draft_city" CHECK ("city_record_draft"."city_ags" ~ '^[0-9]{8}$'),
	CONSTRAINT "city_record_draft_state" CHECK ("city_record_draft"."state" in ('draft', 'submitted', 'returned')),
	CONSTRAINT "city_record_draft_withdrawal" CHECK (not "city_record_draft"."withdrawal" or "city_record_draft"."record_id" is not null),
	CONSTRAINT "city_record_draft_reason" CHECK (length("city_record_draft"."returned_reason") <= 2000),
	CONSTRAINT "city_record_draft_content" CHECK (jsonb_typeof("city_record_draft"."content") = 'object')
);
--> statement-breakpoint
CREATE TABLE "city_record_version" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "city_record_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"record_id" bigint NOT NULL,
	"content" jsonb NOT NULL,
	"perimeter" jsonb,
	"published_revision" integer NOT NULL,
	"superseded_revision" integer,
	CONSTRAINT "city_record_version_content" CHECK (jsonb_typeof("city_record_version"."content") = 'object'),
	CONSTRAINT "city_record_version_order" CHECK ("city_record_version"."superseded_revision" > "city_record_version"."published_revision")
);
--> statement-breakpoint
ALTER TABLE "city_record_draft" ADD CONSTRAINT "city_record_draft_record_id_city_record_id_fk" FOREIGN KEY ("record_id") REFERENCES "public"."city_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "city_record_draft" ADD CONSTRAINT "city_record_draft_handed_in_by_person_id_fk" FOREIGN KEY ("handed_in_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "city_record_version" ADD CONSTRAINT "city_record_version_record_id_city_record_id_fk" FOREIGN KEY ("record_id") REFERENCES "public"."city_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "city_record_version" ADD CONSTRAINT "city_record_version_published_fk" FOREIGN KEY ("published_revision") REFERENCES "public"."registry_revision"("revision") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "city_record_version" ADD CONSTRAINT "city_record_version_superseded_fk" FOREIGN KEY ("superseded_revision") REFERENCES "public"."registry_revision"("revision") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "city_record_draft_city" ON "city_record_draft" USING btree ("city_ags","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "city_record_version_current_unique" ON "city_record_version" USING btree ("record_id") WHERE "city_record_version"."superseded_revision" is null;--> statement-breakpoint
CREATE INDEX "city_record_version_record" ON "city_record_version" USING btree ("record_id","published_revision");--> statement-breakpoint

-- ------------------------------------------------------------------ published versions never change

CREATE TRIGGER city_record_version_superseded_once BEFORE UPDATE ON city_record_version
  FOR EACH ROW WHEN (OLD.superseded_revision IS NOT NULL OR NEW.superseded_revision IS NULL)
  EXECUTE FUNCTION refuse_change_of_version();
--> statement-breakpoint
CREATE TRIGGER city_record_version_unchanged BEFORE UPDATE ON city_record_version
  FOR EACH ROW EXECUTE FUNCTION guard_version();
--> statement-breakpoint
CREATE TRIGGER city_record_version_no_delete BEFORE DELETE OR TRUNCATE ON city_record_version
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_version();
--> statement-breakpoint

-- ------------------------------------------------------------------ steps

CREATE FUNCTION refuse_city_record_step(step text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'this step is not allowed: %', step USING ERRCODE = 'check_violation', CONSTRAINT = 'city_record_step';
END $$;
--> statement-breakpoint
-- The city's lead or the service centre hands in, another person returns or publishes. Names and times of steps are written
-- here, whatever the statement says. What was handed in does not change any more. The program itself is not held up.
CREATE FUNCTION guard_city_record_draft() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  administrative text[] := ARRAY['state', 'handed_in_by', 'handed_in_at', 'returned_reason', 'record_id', 'version', 'updated_at'];
  hands_in boolean := acting_role() = 'cityLead' OR acting_for_service_centre();
BEGIN
  IF acting_role() = 'system' OR acting_role() IS NULL THEN RETURN NEW; END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'draft' OR NEW.handed_in_by IS NOT NULL THEN PERFORM refuse_city_record_step('begin as ' || NEW.state); END IF;
    IF NEW.record_id IS NOT NULL AND NOT EXISTS (
         SELECT FROM city_record r WHERE r.id = NEW.record_id AND r.kind = NEW.kind AND r.city_ags = NEW.city_ags) THEN
      PERFORM refuse_city_record_step('work on a record of somebody else');
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.kind <> OLD.kind OR NEW.city_ags <> OLD.city_ags OR NEW.created_by <> OLD.created_by THEN
    PERFORM refuse_city_record_step('give a draft to somebody else');
  END IF;
  IF NEW.record_id IS DISTINCT FROM OLD.record_id
     AND NOT coalesce(OLD.record_id IS NULL AND OLD.state = 'submitted' AND acting_role() = 'lead' AND OLD.handed_in_by <> acting_person(), false) THEN
    PERFORM refuse_city_record_step('give a draft an identity');
  END IF;
  IF to_jsonb(NEW) - administrative IS DISTINCT FROM to_jsonb(OLD) - administrative THEN
    IF OLD.state = 'submitted' THEN PERFORM refuse_city_record_step('change what was handed in'); END IF;
    NEW.version := OLD.version + 1;
    NEW.updated_at := clock_timestamp();
  ELSE
    NEW.version := OLD.version + (CASE WHEN NEW.state <> OLD.state THEN 1 ELSE 0 END);
  END IF;
  NEW.handed_in_by := OLD.handed_in_by;
  NEW.handed_in_at := OLD.handed_in_at;
  IF NEW.state = OLD.state THEN
    NEW.returned_reason := OLD.returned_reason;
    RETURN NEW;
  END IF;
  IF acting_person() IS NULL THEN PERFORM refuse_city_record_step('by nobody'); END IF;
  IF OLD.state IN ('draft', 'returned') AND NEW.state = 'submitted' AND hands_in THEN
    NEW.handed_in_by := acting_person();
    NEW.handed_in_at := clock_timestamp();
    NEW.returned_reason := NULL;
  ELSIF OLD.state = 'submitted' AND NEW.state = 'draft' AND hands_in THEN
    NEW.handed_in_by := NULL;
    NEW.handed_in_at := NULL;
  ELSIF OLD.state = 'submitted' AND NEW.state = 'returned' AND acting_role() IN ('staff', 'lead') AND btrim(NEW.returned_reason) <> '' THEN
    NULL;
  ELSE
    PERFORM refuse_city_record_step(OLD.state || ' to ' || NEW.state);
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER city_record_draft_guard BEFORE INSERT OR UPDATE ON city_record_draft
  FOR EACH ROW EXECUTE FUNCTION guard_city_record_draft();
--> statement-breakpoint
-- Nothing is published or withdrawn by one person alone: a draft of the same record that somebody else handed in stands in the
-- same transaction.
CREATE FUNCTION require_four_eyes_of_city_records() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF acting_role() = 'system' THEN RETURN NULL; END IF;
  IF acting_role() IS NULL AND pg_has_role(current_user, (SELECT c.relowner FROM pg_class c WHERE c.oid = TG_RELID), 'USAGE') THEN
    RETURN NULL;
  END IF;
  IF acting_role() = 'lead' AND acting_person() IS NOT NULL AND NOT EXISTS (
       SELECT FROM written w WHERE NOT EXISTS (
         SELECT FROM city_record_draft d
         WHERE d.record_id = w.record_id AND d.state = 'submitted' AND d.handed_in_by <> acting_person())) THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION 'nothing is published by one person alone'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'city_record_four_eyes';
END $$;
--> statement-breakpoint
CREATE TRIGGER city_record_version_four_eyes_insert AFTER INSERT ON city_record_version
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION require_four_eyes_of_city_records();
--> statement-breakpoint
CREATE TRIGGER city_record_version_four_eyes_update AFTER UPDATE ON city_record_version
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION require_four_eyes_of_city_records();
--> statement-breakpoint

-- ------------------------------------------------------------------ who sees and writes

GRANT SELECT, INSERT ON city_record TO steckbrief_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (superseded_revision) ON city_record_version TO steckbrief_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON city_record_draft TO steckbrief_app;
--> statement-breakpoint
ALTER TABLE city_record_draft ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
-- A city keeps its own, the service centre everybody's; auditors look on where their mandate covers the city.
CREATE POLICY city_record_draft_seen ON city_record_draft FOR SELECT TO steckbrief_app
  USING (acting_for_city(city_ags) OR (acting_reader_of_all() AND mandate_covers(city_ags, NULL)));
--> statement-breakpoint
CREATE POLICY city_record_draft_begun ON city_record_draft FOR INSERT TO steckbrief_app WITH CHECK (acting_keeper_of(city_ags));
--> statement-breakpoint
CREATE POLICY city_record_draft_changed ON city_record_draft FOR UPDATE TO steckbrief_app
  USING (acting_keeper_of(city_ags)) WITH CHECK (acting_keeper_of(city_ags));
--> statement-breakpoint
CREATE POLICY city_record_draft_ended ON city_record_draft FOR DELETE TO steckbrief_app USING (acting_keeper_of(city_ags));
--> statement-breakpoint

-- ------------------------------------------------------------------ classes and trail

INSERT INTO column_class (table_name, column_name, class, in_trail)
SELECT c.table_name, c.column_name,
  CASE WHEN c.column_name = 'returned_reason' THEN 'personal'
       WHEN c.column_name IN ('kind', 'reference', 'city_ags', 'content', 'perimeter', 'published_revision', 'superseded_revision') THEN 'public'
       ELSE 'internal' END,
  c.column_name <> 'reference'
FROM information_schema.columns c
WHERE c.table_schema = 'public' AND c.table_name IN ('city_record', 'city_record_draft', 'city_record_version');
--> statement-breakpoint
CALL cover_by_trail('city_record', 'id');
--> statement-breakpoint
CALL cover_by_trail('city_record_draft', 'id');
--> statement-breakpoint
CALL cover_by_trail('city_record_version', 'id');
