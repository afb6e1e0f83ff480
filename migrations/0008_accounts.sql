CREATE TABLE "login_account" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"provider_id" text NOT NULL,
	"account_id" text collate "C" NOT NULL,
	"password" text,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "login_account_key" UNIQUE("provider_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "login_second_factor" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"verified" boolean DEFAULT true NOT NULL,
	"failed_verification_count" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp with time zone,
	CONSTRAINT "login_second_factor_person" UNIQUE("person_id")
);
--> statement-breakpoint
CREATE TABLE "login_session" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"token" text collate "C" NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "login_session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "login_throttle" (
	"key" text collate "C" PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	CONSTRAINT "login_throttle_failures" CHECK ("login_throttle"."failures" >= 0)
);
--> statement-breakpoint
CREATE TABLE "login_verification" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"identifier" text collate "C" NOT NULL,
	"value" text collate "C" NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "access_token_use" (
	"token_id" uuid PRIMARY KEY NOT NULL,
	"last_used_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deputy" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"for_person" uuid NOT NULL,
	"deputy_person" uuid NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "deputy_days" CHECK ("deputy"."ends_on" >= "deputy"."starts_on"),
	CONSTRAINT "deputy_other" CHECK ("deputy"."for_person" <> "deputy"."deputy_person")
);
--> statement-breakpoint
CREATE TABLE "login_event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "login_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"kind" text NOT NULL,
	"person_id" uuid,
	"means" text,
	"source" text,
	CONSTRAINT "login_event_kind" CHECK ("login_event"."kind" in ('signedIn', 'failed', 'delayed', 'secondFactorFailed', 'signedOut', 'sessionEnded', 'resetRequested', 'passwordSet', 'secondFactorSetUp', 'secondFactorRemoved', 'recoveryCodesMade', 'recoveryCodeUsed', 'invited', 'invitationAccepted'))
);
--> statement-breakpoint
ALTER TABLE "access_token" DROP CONSTRAINT "access_token_role";--> statement-breakpoint
ALTER TABLE "access_token" DROP COLUMN "role";--> statement-breakpoint
ALTER TABLE "access_token" ADD COLUMN "person_id" uuid;--> statement-breakpoint
ALTER TABLE "access_token" ADD COLUMN "scope" text DEFAULT 'read' NOT NULL;--> statement-breakpoint
ALTER TABLE "access_token" ADD COLUMN "expires_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "login_account" ADD CONSTRAINT "login_account_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "login_second_factor" ADD CONSTRAINT "login_second_factor_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "login_session" ADD CONSTRAINT "login_session_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_token_use" ADD CONSTRAINT "access_token_use_token_id_access_token_id_fk" FOREIGN KEY ("token_id") REFERENCES "public"."access_token"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deputy" ADD CONSTRAINT "deputy_for_person_person_id_fk" FOREIGN KEY ("for_person") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deputy" ADD CONSTRAINT "deputy_deputy_person_person_id_fk" FOREIGN KEY ("deputy_person") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "login_event" ADD CONSTRAINT "login_event_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "login_account_of_person" ON "login_account" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "login_session_of_person" ON "login_session" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "login_throttle_age" ON "login_throttle" USING btree ("last_at");--> statement-breakpoint
CREATE INDEX "login_verification_identifier" ON "login_verification" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "login_verification_value" ON "login_verification" USING btree ("value");--> statement-breakpoint
CREATE INDEX "deputy_of_person" ON "deputy" USING btree ("deputy_person");--> statement-breakpoint
CREATE INDEX "deputy_for_person" ON "deputy" USING btree ("for_person");--> statement-breakpoint
CREATE INDEX "login_event_of_person" ON "login_event" USING btree ("person_id","at");--> statement-breakpoint
ALTER TABLE "access_token" ADD CONSTRAINT "access_token_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "access_token_of_person" ON "access_token" USING btree ("person_id");--> statement-breakpoint
ALTER TABLE "access_token" ADD CONSTRAINT "access_token_scope" CHECK ("access_token"."scope" in ('read', 'write'));--> statement-breakpoint
-- The one token of before there were accounts belongs to nobody: it ends here.
UPDATE "access_token" SET "revoked_at" = now() WHERE "revoked_at" IS NULL;--> statement-breakpoint
ALTER TABLE "access_token" ADD CONSTRAINT "access_token_person" CHECK ("access_token"."person_id" is not null or "access_token"."revoked_at" is not null);
--> statement-breakpoint

-- ------------------------------------------------------------------ who somebody is now

-- Everybody who may act, with role and city at this moment: a deputy has the role of the lead they stand in for.
-- Who is invited, locked or gone is not in it.
CREATE VIEW person_now AS
SELECT p.id, p.name, p.city_ags, p.two_factor_enabled,
       CASE WHEN EXISTS (
         SELECT FROM deputy d JOIN person l ON l.id = d.for_person
         WHERE d.deputy_person = p.id AND l.state = 'active'
           AND (now() AT TIME ZONE 'Europe/Berlin')::date BETWEEN d.starts_on AND d.ends_on
           AND ((p.role = 'cityEditor' AND l.role = 'cityLead' AND l.city_ags = p.city_ags) OR (p.role = 'staff' AND l.role = 'lead')))
       THEN CASE p.role WHEN 'staff' THEN 'lead' ELSE 'cityLead' END ELSE p.role END AS role
FROM person p WHERE p.state = 'active';
--> statement-breakpoint
DROP FUNCTION find_access_token(bytea);
--> statement-breakpoint
DROP FUNCTION create_first_access_token(bytea, text);
--> statement-breakpoint

-- ------------------------------------------------------------------ rights of sign-in

GRANT SELECT ON person_now TO steckbrief_auth;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON login_session, login_account, login_verification, login_second_factor, login_throttle,
  deputy, access_token_use TO steckbrief_auth;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (revoked_at) ON access_token TO steckbrief_auth;
--> statement-breakpoint
GRANT SELECT, INSERT ON login_event TO steckbrief_auth;
--> statement-breakpoint

-- ------------------------------------------------------------------ classes and trail

DELETE FROM column_class WHERE (table_name, column_name) = ('access_token', 'role');
--> statement-breakpoint
INSERT INTO column_class (table_name, column_name, class, in_trail)
SELECT c.table_name, c.column_name,
       CASE WHEN (c.table_name, c.column_name) IN (('login_session', 'ip_address'), ('login_session', 'user_agent'),
                                                   ('login_account', 'account_id'), ('login_event', 'source'))
            THEN 'personal' ELSE 'internal' END,
       (c.table_name, c.column_name) NOT IN (
         ('login_session', 'token'), ('login_verification', 'identifier'), ('login_account', 'password'),
         ('login_account', 'access_token'), ('login_account', 'refresh_token'), ('login_account', 'id_token'),
         ('login_second_factor', 'secret'), ('login_second_factor', 'backup_codes'))
FROM information_schema.columns c
WHERE c.table_schema = 'public'
  AND (c.table_name IN ('deputy', 'login_event', 'login_session', 'login_account', 'login_verification', 'login_second_factor',
                        'login_throttle', 'access_token_use')
    OR (c.table_name = 'access_token' AND c.column_name IN ('person_id', 'scope', 'expires_at')));
--> statement-breakpoint
CALL cover_by_trail('deputy', 'id');
--> statement-breakpoint
CALL cover_by_trail('login_event', 'id');
--> statement-breakpoint
CALL cover_by_trail('login_account', 'id');
--> statement-breakpoint
CALL cover_by_trail('login_second_factor', 'id');
