ALTER TABLE "login_session" ADD COLUMN "second_factor_by_provider" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
INSERT INTO column_class (table_name, column_name, class, in_trail) VALUES ('login_session', 'second_factor_by_provider', 'internal', true);
--> statement-breakpoint
-- What nobody can use any more: sessions, links, codes and remembered devices past their time, failures that count no more.
CREATE FUNCTION forget_past_sign_ins() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM login_session WHERE expires_at < now();
  DELETE FROM login_verification WHERE expires_at < now();
  DELETE FROM login_throttle WHERE last_at < now() - interval '1 hour';
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION forget_past_sign_ins() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION forget_past_sign_ins() TO steckbrief_jobs;
