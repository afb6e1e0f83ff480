ALTER TABLE "person" ADD COLUMN "step_mails_off" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "project_draft" ADD COLUMN "basis_decision" text;--> statement-breakpoint

-- ------------------------------------------------------------------ imports: a proposal can be taken back

-- What was previewed is what is proposed and published. Whoever proposed an import does not publish it; until somebody
-- else does, they may take it back.
CREATE OR REPLACE FUNCTION guard_import_run() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  administrative text[] := ARRAY['state', 'proposed_by', 'proposed_at', 'committed_revision', 'committed_at', 'committed_by'];
BEGIN
  IF acting_role() = 'system' OR acting_role() IS NULL THEN RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END; END IF;
  IF TG_OP = 'DELETE' THEN
    IF OLD.state <> 'preview' THEN PERFORM refuse_import_step('remove what is ' || OLD.state); END IF;
    RETURN OLD;
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'preview' OR NEW.proposed_by IS NOT NULL OR NEW.committed_revision IS NOT NULL THEN
      PERFORM refuse_import_step('begin as ' || NEW.state);
    END IF;
    RETURN NEW;
  END IF;
  IF to_jsonb(NEW) - administrative IS DISTINCT FROM to_jsonb(OLD) - administrative THEN
    PERFORM refuse_import_step('change what was previewed');
  END IF;
  NEW.proposed_by := OLD.proposed_by;
  NEW.proposed_at := OLD.proposed_at;
  IF OLD.state = 'preview' AND NEW.state = 'proposed' AND acting_person() IS NOT NULL
     AND NEW.committed_revision IS NULL THEN
    NEW.proposed_by := acting_person();
    NEW.proposed_at := clock_timestamp();
  ELSIF OLD.state = 'proposed' AND NEW.state = 'preview' AND OLD.proposed_by = acting_person()
        AND OLD.committed_revision IS NULL AND NEW.committed_revision IS NULL THEN
    NEW.proposed_by := NULL;
    NEW.proposed_at := NULL;
  ELSIF OLD.state = 'proposed' AND NEW.state IN ('proposed', 'committed')
        AND acting_role() = 'lead' AND OLD.proposed_by <> acting_person() THEN
    NULL;
  ELSE
    PERFORM refuse_import_step(OLD.state || ' to ' || NEW.state);
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint

-- ------------------------------------------------------------------ mail to a city about its drafts

-- Puts one mail for each of a city's people who want it into the outbox; returns how many. The application role causes
-- mail to people without learning their addresses.
CREATE FUNCTION tell_city(city text, mail_kind text, mail_subject text, mail_body text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  told integer;
BEGIN
  IF acting_role() IS NULL OR acting_role() NOT IN ('staff', 'lead', 'system') THEN RETURN 0; END IF;
  INSERT INTO outgoing_mail (to_address, subject, body, kind, person_id)
  SELECT p.email, mail_subject, mail_body, mail_kind, p.id FROM person p
  WHERE p.city_ags = city AND p.role IN ('cityEditor', 'cityLead') AND p.state = 'active' AND NOT p.step_mails_off
  ORDER BY p.role DESC, p.name, p.id;
  GET DIAGNOSTICS told = ROW_COUNT;
  RETURN told;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION tell_city(text, text, text, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION tell_city(text, text, text, text) TO steckbrief_app;
--> statement-breakpoint
-- Stops or resumes these mails to whoever acts.
CREATE FUNCTION set_step_mails_off(off boolean) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE person SET step_mails_off = off WHERE id = acting_person() AND step_mails_off <> off;
  RETURN EXISTS (SELECT FROM person WHERE id = acting_person());
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION set_step_mails_off(boolean) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION set_step_mails_off(boolean) TO steckbrief_app;
--> statement-breakpoint
CREATE FUNCTION own_step_mails_off() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
RETURN (SELECT p.step_mails_off FROM person p WHERE p.id = acting_person());
--> statement-breakpoint
REVOKE ALL ON FUNCTION own_step_mails_off() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION own_step_mails_off() TO steckbrief_app;
--> statement-breakpoint
INSERT INTO column_class (table_name, column_name, class)
VALUES ('person', 'step_mails_off', 'internal'), ('project_draft', 'basis_decision', 'internal');
