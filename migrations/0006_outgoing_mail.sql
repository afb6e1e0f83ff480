CREATE TABLE "outgoing_mail" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"to_address" text collate "C" NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"kind" text collate "C" NOT NULL,
	"person_id" uuid,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"due_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"sent_at" timestamp with time zone,
	"failed_at" timestamp with time zone,
	"last_error" text collate "C",
	CONSTRAINT "outgoing_mail_address" CHECK (length("outgoing_mail"."to_address") <= 254 and "outgoing_mail"."to_address" ~ '^[^@]+@[^@]+$' and "outgoing_mail"."to_address" !~ '[[:space:][:cntrl:]<>,:"()\x3b]'),
	CONSTRAINT "outgoing_mail_subject" CHECK (length("outgoing_mail"."subject") between 1 and 200 and "outgoing_mail"."subject" !~ '[[:cntrl:]]'),
	CONSTRAINT "outgoing_mail_kind" CHECK ("outgoing_mail"."kind" ~ '^[a-zA-Z]{1,40}$'),
	CONSTRAINT "outgoing_mail_last_error" CHECK (length("outgoing_mail"."last_error") <= 60),
	CONSTRAINT "outgoing_mail_end" CHECK ("outgoing_mail"."sent_at" is null or "outgoing_mail"."failed_at" is null)
);
--> statement-breakpoint
CREATE INDEX "outgoing_mail_due" ON "outgoing_mail" USING btree ("due_at") WHERE "outgoing_mail"."sent_at" is null and "outgoing_mail"."failed_at" is null;--> statement-breakpoint
CREATE INDEX "outgoing_mail_created_at" ON "outgoing_mail" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "outgoing_mail_person" ON "outgoing_mail" USING btree ("person_id");
--> statement-breakpoint

-- Mail goes with the person it is for. The tables of people belong to a slice, the outbox to the platform: hence here.
ALTER TABLE "outgoing_mail" ADD CONSTRAINT "outgoing_mail_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE CASCADE;
--> statement-breakpoint
-- Whoever acts may cause mail; only the jobs that deliver it read it.
GRANT INSERT ON outgoing_mail TO steckbrief_app, steckbrief_auth, steckbrief_jobs;
--> statement-breakpoint
GRANT SELECT, UPDATE (body, due_at, attempts, sent_at, failed_at, last_error), DELETE ON outgoing_mail TO steckbrief_jobs;
--> statement-breakpoint
ALTER TABLE outgoing_mail ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY outgoing_mail_queued ON outgoing_mail FOR INSERT TO steckbrief_app, steckbrief_auth, steckbrief_jobs
  WITH CHECK (attempts = 0 AND sent_at IS NULL AND failed_at IS NULL AND last_error IS NULL);
--> statement-breakpoint
CREATE POLICY outgoing_mail_delivered ON outgoing_mail TO steckbrief_jobs USING (true) WITH CHECK (true);
--> statement-breakpoint
-- In the demo everybody reads the outbox; in a real registry this finds nothing, whoever asks.
CREATE FUNCTION demo_outbox(most integer)
RETURNS TABLE (id uuid, to_address text, subject text, body text, kind text, created_at timestamp with time zone)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.id, m.to_address, m.subject, m.body, m.kind, m.created_at FROM outgoing_mail m
  WHERE obj_description(to_regnamespace('drizzle'), 'pg_namespace') = 'Steckbrief demo'
  ORDER BY m.created_at DESC, m.id LIMIT most
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION demo_outbox(integer) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION demo_outbox(integer) TO steckbrief_app;
--> statement-breakpoint
-- Left out of the trail: a queue, and its bodies may hold links that open something.
INSERT INTO column_class (table_name, column_name, class, in_trail)
SELECT c.table_name, c.column_name,
       CASE WHEN c.column_name IN ('to_address', 'subject', 'body') THEN 'personal' ELSE 'internal' END,
       c.column_name <> 'body'
FROM information_schema.columns c
WHERE c.table_schema = 'public' AND c.table_name = 'outgoing_mail';
