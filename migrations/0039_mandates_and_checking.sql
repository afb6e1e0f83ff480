ALTER TABLE "audit_mandate" ALTER COLUMN "ends_on" DROP NOT NULL;
--> statement-breakpoint
-- ------------------------------------------------------------------ the trail, for whoever checks all of it

-- Entries as they are written, for the program alone, so that they are copied out without being put into another form.
CREATE VIEW trail_as_written WITH (security_barrier) AS
SELECT e.id, e.transaction_id, e.at, e.actor, e.request_id, e.reason, e.table_name, e.row_key, e.operation, e.payload, e.personal_commitment
FROM audit_entry e WHERE acting_role() = 'system';
--> statement-breakpoint
GRANT SELECT ON trail_as_written TO steckbrief_app;
--> statement-breakpoint

-- ------------------------------------------------------------------ an auditor's access needs a mandate

-- Whether the acting auditor has a mandate that is not over. One without a last day was given without an end on purpose.
CREATE FUNCTION acting_mandate() RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp
RETURN EXISTS (
  SELECT FROM audit_mandate m
  WHERE m.person_id = acting_person() AND coalesce((now() AT TIME ZONE 'Europe/Berlin')::date <= m.ends_on, true));
--> statement-breakpoint
-- Whether it covers what belongs to a city and, where one is named, to a project; nobody but auditors is asked.
CREATE OR REPLACE FUNCTION mandate_covers(owner_city text, project bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
RETURN acting_role() IS DISTINCT FROM 'auditor' OR EXISTS (
  SELECT FROM audit_mandate m
  WHERE m.person_id = acting_person() AND coalesce((now() AT TIME ZONE 'Europe/Berlin')::date <= m.ends_on, true)
    AND (m.cities IS NULL OR mandate_covers.owner_city = ANY (m.cities))
    AND ((m.funding_periods IS NULL AND m.funds IS NULL) OR EXISTS (
      SELECT FROM project_version v
      LEFT JOIN catalogue_version p ON p.entry_id = v.funding_period_id AND p.superseded_revision IS NULL
      LEFT JOIN catalogue_version f ON f.entry_id = v.fund_id AND f.superseded_revision IS NULL
      WHERE v.project_id = mandate_covers.project AND v.superseded_revision IS NULL
        AND (m.funding_periods IS NULL OR p.code = ANY (m.funding_periods))
        AND (m.funds IS NULL OR f.code = ANY (m.funds)))));
--> statement-breakpoint
CREATE OR REPLACE FUNCTION mandate_covers_all() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
RETURN acting_role() IS DISTINCT FROM 'auditor' OR EXISTS (
  SELECT FROM audit_mandate m
  WHERE m.person_id = acting_person() AND coalesce((now() AT TIME ZONE 'Europe/Berlin')::date <= m.ends_on, true)
    AND m.cities IS NULL AND m.funding_periods IS NULL AND m.funds IS NULL);
--> statement-breakpoint
REVOKE ALL ON FUNCTION acting_mandate() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION acting_mandate() TO steckbrief_app;
--> statement-breakpoint
-- True for those who read everything that was handed in; for auditors while they have a mandate.
CREATE OR REPLACE FUNCTION acting_reader_of_all() RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
RETURN acting_role() IN ('staff', 'lead', 'system') OR (acting_role() = 'auditor' AND acting_mandate());
--> statement-breakpoint
-- Auditors without a mandate that holds are told so when they sign in, and see nothing.
CREATE OR REPLACE VIEW person_now AS
SELECT p.id, p.name, p.city_ags, p.two_factor_enabled,
       CASE WHEN EXISTS (
         SELECT FROM deputy d JOIN person l ON l.id = d.for_person
         WHERE d.deputy_person = p.id AND l.state = 'active'
           AND (now() AT TIME ZONE 'Europe/Berlin')::date BETWEEN d.starts_on AND d.ends_on
           AND ((p.role = 'cityEditor' AND l.role = 'cityLead' AND l.city_ags = p.city_ags) OR (p.role = 'staff' AND l.role = 'lead')))
       THEN CASE p.role WHEN 'staff' THEN 'lead' ELSE 'cityLead' END ELSE p.role END AS role,
       p.role = 'auditor' AND (m.id IS NULL OR coalesce(m.ends_on < (now() AT TIME ZONE 'Europe/Berlin')::date, false)) AS lacks_mandate,
       m.ends_on AS mandate_ends_on
FROM person p LEFT JOIN audit_mandate m ON m.person_id = p.id WHERE p.state = 'active';
--> statement-breakpoint
CREATE OR REPLACE FUNCTION acting_rights_hold() RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  person uuid := acting_person();
  token text := substring(current_setting('app.actor', true) FROM '^token:(.*)$');
BEGIN
  IF person IS NULL THEN RETURN true; END IF;
  PERFORM FROM person p WHERE p.id = person FOR SHARE;
  IF NOT EXISTS (
    SELECT FROM person_now n WHERE n.id = person AND n.role = acting_role() AND NOT n.lacks_mandate
      AND coalesce(n.city_ags, '') = coalesce(current_setting('app.city', true), '')) THEN
    RETURN false;
  END IF;
  IF token IS NULL THEN RETURN true; END IF;
  PERFORM FROM access_token t WHERE t.id::text = token AND t.revoked_at IS NULL FOR SHARE;
  RETURN FOUND;
END $$;
--> statement-breakpoint
-- Whether an entry of the trail concerns what the acting auditor's mandate covers: whose row it is stands in the entry that
-- made it, for a change says only what changed.
CREATE FUNCTION trail_within_mandate(table_name text, row_key text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
RETURN coalesce((
  SELECT (o.made ? 'owner_city' OR o.made ? 'project_id') AND mandate_covers(o.made ->> 'owner_city', (o.made ->> 'project_id')::bigint)
  FROM (
    SELECT i.payload::jsonb -> 'after' AS made FROM audit_entry i
    WHERE i.table_name = trail_within_mandate.table_name AND i.row_key = trail_within_mandate.row_key AND i.operation = 'insert'
    ORDER BY i.id DESC LIMIT 1) o), false);
--> statement-breakpoint
REVOKE ALL ON FUNCTION trail_within_mandate(text, text) FROM PUBLIC;
--> statement-breakpoint
-- Entries behind one id up to another, in the form in which they are hashed. The program and auditors for everything read all
-- of it, other auditors what is published and what their mandate covers, the service centre what is published; of the rest
-- they read only that it is there.
CREATE OR REPLACE FUNCTION read_trail(after_entry bigint, last_entry bigint)
RETURNS TABLE (id text, transaction_id text, at text, actor text, request_id text, reason text, table_name text, row_key text,
               operation text, payload text, personal_commitment text, withheld boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  is_auditor CONSTANT boolean := acting_role() IS NOT DISTINCT FROM 'auditor';
  all_of_it CONSTANT boolean := acting_role() = 'system' OR (is_auditor AND mandate_covers_all());
BEGIN
  IF acting_reader_of_all() IS NOT TRUE THEN PERFORM refuse_reading_of_trail(); END IF;
  RETURN QUERY
    SELECT e.id::text, r.transaction_id::text, trail_time(r.at), r.actor, r.request_id, r.reason, r.table_name, r.row_key,
           r.operation, r.payload, encode(r.personal_commitment, 'hex'), r.id IS NULL
    FROM audit_entry e
    LEFT JOIN LATERAL (SELECT e.* WHERE all_of_it OR trail_of_published(e.table_name)
      OR (is_auditor AND trail_within_mandate(e.table_name, e.row_key))) r ON true
    WHERE e.id > after_entry AND e.id <= read_trail.last_entry
    ORDER BY e.id;
END $$;
