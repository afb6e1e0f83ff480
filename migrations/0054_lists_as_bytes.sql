-- Rows of a list arrive in a temporary table. Usually everybody may make one; where that was taken from all roles, the
-- service still may.
DO $$
BEGIN
  IF NOT has_database_privilege('steckbrief_app', current_database(), 'TEMPORARY') THEN
    EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO steckbrief_app', current_database());
  END IF;
END $$;
--> statement-breakpoint

-- Indexes of words note what comes in and sort it in later, all of it at once. After a long list the service has that done
-- itself, beside its work: else the next who publishes anything would wait for it, and searches would read the notes until then.
CREATE FUNCTION sort_in_words() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF acting_role() IS DISTINCT FROM 'system' THEN
    RAISE EXCEPTION 'the service itself sorts words in' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM gin_clean_pending_list('project_version_words'), gin_clean_pending_list('search_word_parts'),
    gin_clean_pending_list('organisation_version_similar');
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION sort_in_words() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sort_in_words() TO steckbrief_app;
