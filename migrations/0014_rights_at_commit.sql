-- Whether the acting person, and the token in use, still have the rights the transaction was begun with. The rows stay
-- locked until it ends: a withdrawal that comes meanwhile waits, one that came before is seen.
CREATE FUNCTION acting_rights_hold() RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  person uuid := acting_person();
  token text := substring(current_setting('app.actor', true) FROM '^token:(.*)$');
BEGIN
  IF person IS NULL THEN RETURN true; END IF;
  PERFORM FROM person p WHERE p.id = person FOR SHARE;
  IF NOT EXISTS (
    SELECT FROM person_now n WHERE n.id = person AND n.role = acting_role()
      AND coalesce(n.city_ags, '') = coalesce(current_setting('app.city', true), '')) THEN
    RETURN false;
  END IF;
  IF token IS NULL THEN RETURN true; END IF;
  PERFORM FROM access_token t WHERE t.id::text = token AND t.revoked_at IS NULL FOR SHARE;
  RETURN FOUND;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION acting_rights_hold() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION acting_rights_hold() TO steckbrief_app, steckbrief_auth;
