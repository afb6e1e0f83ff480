-- Extensions are "trusted": the owner of the database may create them without being a superuser.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS unaccent;
--> statement-breakpoint
-- Folds text for the search: one Unicode form, no accents, no case ("Görlitz" in any spelling becomes "gorlitz").
-- Declared immutable so that generated columns may use it; unaccent's rules ship with PostgreSQL and do not change at run time.
CREATE FUNCTION fold_text(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN lower(public.unaccent('public.unaccent'::regdictionary, normalize(value, NFKC)));
--> statement-breakpoint
CREATE TABLE "access_token" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"label" text NOT NULL,
	"role" text NOT NULL,
	"token_sha256" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "access_token_sha256_unique" UNIQUE("token_sha256"),
	CONSTRAINT "access_token_sha256_length" CHECK (octet_length("access_token"."token_sha256") = 32),
	CONSTRAINT "access_token_role" CHECK ("access_token"."role" in ('serviceCentre'))
);
--> statement-breakpoint
CREATE TABLE "catalogue_draft" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"entry_id" bigint NOT NULL,
	"code" text collate "C",
	"title_de" text collate "de-x-icu",
	"title_en" text,
	"title_de_verified" boolean DEFAULT false NOT NULL,
	"title_en_verified" boolean DEFAULT false NOT NULL,
	"verification_note" text,
	"spellings" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"attributes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "catalogue_draft_entry_unique" UNIQUE("entry_id")
);
--> statement-breakpoint
CREATE TABLE "catalogue_entry" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "catalogue_entry_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"key" text collate "C" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "catalogue_entry_key_unique" UNIQUE("kind","key"),
	CONSTRAINT "catalogue_entry_kind" CHECK ("catalogue_entry"."kind" in ('fundingPeriod', 'fund', 'priority', 'fundingGuideline', 'fundingObject', 'interventionCategory', 'specificObjective', 'rateCeiling', 'region'))
);
--> statement-breakpoint
CREATE TABLE "catalogue_reference" (
	"entry_id" bigint PRIMARY KEY NOT NULL,
	"content" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "catalogue_version" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "catalogue_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"entry_id" bigint NOT NULL,
	"code" text collate "C",
	"title_de" text collate "de-x-icu",
	"title_en" text,
	"title_de_verified" boolean DEFAULT false NOT NULL,
	"title_en_verified" boolean DEFAULT false NOT NULL,
	"verification_note" text,
	"spellings" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"attributes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"published_revision" integer NOT NULL,
	"superseded_revision" integer,
	CONSTRAINT "catalogue_version_order" CHECK ("catalogue_version"."superseded_revision" > "catalogue_version"."published_revision")
);
--> statement-breakpoint
CREATE TABLE "audit_entry" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_entry_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"transaction_id" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"request_id" text,
	"reason" text,
	"table_name" text NOT NULL,
	"row_key" text NOT NULL,
	"operation" text NOT NULL,
	"payload" text NOT NULL,
	"personal_commitment" "bytea",
	CONSTRAINT "audit_entry_operation" CHECK ("audit_entry"."operation" in ('insert', 'update', 'delete'))
);
--> statement-breakpoint
CREATE TABLE "audit_personal" (
	"entry_id" bigint PRIMARY KEY NOT NULL,
	"salt" "bytea" NOT NULL,
	"payload" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "column_class" (
	"table_name" text NOT NULL,
	"column_name" text NOT NULL,
	"class" text NOT NULL,
	"in_trail" boolean DEFAULT true NOT NULL,
	CONSTRAINT "column_class_pk" PRIMARY KEY("table_name","column_name"),
	CONSTRAINT "column_class_known" CHECK ("column_class"."class" in ('public', 'internal', 'personal'))
);
--> statement-breakpoint
CREATE TABLE "registry_revision" (
	"revision" integer PRIMARY KEY NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"origin" text NOT NULL,
	"note" text NOT NULL,
	"program_version" text NOT NULL,
	CONSTRAINT "registry_revision_published_at_unique" UNIQUE("published_at"),
	CONSTRAINT "registry_revision_positive" CHECK ("registry_revision"."revision" > 0),
	CONSTRAINT "registry_revision_origin" CHECK ("registry_revision"."origin" in ('reference', 'import', 'form', 'staff', 'sample'))
);
--> statement-breakpoint
CREATE TABLE "import_identity" (
	"source_key" text NOT NULL,
	"row_key" text NOT NULL,
	"project_id" bigint NOT NULL,
	"input_sha256" text NOT NULL,
	"last_import_id" uuid NOT NULL,
	CONSTRAINT "import_identity_pk" PRIMARY KEY("source_key","row_key")
);
--> statement-breakpoint
CREATE TABLE "import_row" (
	"import_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"row_number" integer,
	"row_key" text NOT NULL,
	"change" text NOT NULL,
	"project_id" bigint,
	"input" jsonb,
	"input_sha256" text,
	"differences" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"findings" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "import_row_pk" PRIMARY KEY("import_id","position"),
	CONSTRAINT "import_row_change" CHECK ("import_row"."change" in ('new', 'changed', 'unchanged', 'missing', 'error'))
);
--> statement-breakpoint
CREATE TABLE "import_run" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"source_key" text NOT NULL,
	"format" text NOT NULL,
	"file_name" text,
	"file_sha256" text NOT NULL,
	"state" text NOT NULL,
	"checked_revision" integer NOT NULL,
	"committed_revision" integer,
	"summary" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"committed_at" timestamp with time zone,
	"committed_by" text,
	CONSTRAINT "import_run_format" CHECK ("import_run"."format" in ('steckbrief', 'list')),
	CONSTRAINT "import_run_state" CHECK ("import_run"."state" in ('preview', 'committed') and ("import_run"."state" = 'committed') = ("import_run"."committed_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "stored_file" (
	"sha256" text PRIMARY KEY NOT NULL,
	"byte_length" bigint NOT NULL,
	"media_type" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stored_file_sha256" CHECK ("stored_file"."sha256" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "stored_file_byte_length" CHECK ("stored_file"."byte_length" >= 0)
);
--> statement-breakpoint
CREATE TABLE "stored_file_chunk" (
	"sha256" text NOT NULL,
	"position" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "stored_file_chunk_pk" PRIMARY KEY("sha256","position")
);
--> statement-breakpoint
CREATE TABLE "place" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "place_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"ags" text collate "C" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "place_ags_unique" UNIQUE("ags"),
	CONSTRAINT "place_kind" CHECK ("place"."kind" in ('district', 'municipality')),
	CONSTRAINT "place_ags_digits" CHECK ("place"."ags" ~ case "place"."kind" when 'district' then '^[0-9]{5}$' else '^[0-9]{8}$' end)
);
--> statement-breakpoint
CREATE TABLE "place_reference" (
	"place_id" bigint PRIMARY KEY NOT NULL,
	"content" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "place_version" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "place_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"place_id" bigint NOT NULL,
	"name" text collate "de-x-icu" NOT NULL,
	"designation" text,
	"district_ags" text collate "C",
	"nuts3" text collate "C",
	"population" integer,
	"population_date" date,
	"latitude" double precision,
	"longitude" double precision,
	"spellings" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"programme_marks" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"valid_as_of" date,
	"successor_ags" text collate "C",
	"published_revision" integer NOT NULL,
	"superseded_revision" integer,
	CONSTRAINT "place_version_order" CHECK ("place_version"."superseded_revision" > "place_version"."published_revision")
);
--> statement-breakpoint
CREATE TABLE "idempotency_key" (
	"actor" text NOT NULL,
	"route" text NOT NULL,
	"key" text NOT NULL,
	"body_sha256" "bytea" NOT NULL,
	"state" text NOT NULL,
	"owner" uuid NOT NULL,
	"status" integer,
	"headers" jsonb,
	"body" "bytea",
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "idempotency_key_pk" PRIMARY KEY("actor","route","key"),
	CONSTRAINT "idempotency_key_length" CHECK (octet_length("idempotency_key"."key") between 1 and 255),
	CONSTRAINT "idempotency_key_state" CHECK (("idempotency_key"."state" = 'running' and "idempotency_key"."status" is null and "idempotency_key"."headers" is null and "idempotency_key"."body" is null) or ("idempotency_key"."state" = 'answered' and "idempotency_key"."status" between 200 and 499 and "idempotency_key"."headers" is not null and "idempotency_key"."body" is not null))
);
--> statement-breakpoint
CREATE TABLE "project" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "project_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"reference" text collate "C" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "project_reference_unique" UNIQUE("reference"),
	CONSTRAINT "project_id_reference_unique" UNIQUE("id","reference")
);
--> statement-breakpoint
CREATE TABLE "project_draft" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"project_id" bigint,
	"owner_city" text collate "C",
	"name" text collate "de-x-icu" NOT NULL,
	"plan_number" text,
	"beneficiary_name" text collate "de-x-icu",
	"beneficiary_is_natural_person" boolean DEFAULT false NOT NULL,
	"executing_body_name" text collate "de-x-icu",
	"executing_body_is_natural_person" boolean DEFAULT false NOT NULL,
	"place_kind" text NOT NULL,
	"place_id" bigint,
	"place_source_text" text,
	"area" text,
	"period_start" date,
	"period_end" date,
	"total_eligible_cost" bigint,
	"total_eligible_cost_evidence" text,
	"total_cost" bigint,
	"total_cost_evidence" text,
	"grant_amount" bigint,
	"grant_amount_evidence" text,
	"union_contribution" bigint,
	"union_contribution_evidence" text,
	"land_funds" bigint,
	"land_funds_evidence" text,
	"own_share" bigint,
	"own_share_evidence" text,
	"third_party_funds" bigint,
	"third_party_funds_evidence" text,
	"union_rate" integer,
	"union_rate_basis" text,
	"grant_rate" integer,
	"funding_period_id" bigint,
	"fund_id" bigint,
	"priority_id" bigint,
	"funding_guideline_id" bigint,
	"funding_object_id" bigint,
	"intervention_category_id" bigint,
	"specific_objective_id" bigint,
	"catalogue_source_texts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"decisions" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"purpose_and_achievements" text,
	"summary" text,
	"source_kind" text NOT NULL,
	"source_title" text NOT NULL,
	"source_locator" text,
	"source_date" date,
	"source_fields" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "project_draft_project_unique" UNIQUE("project_id"),
	CONSTRAINT "project_draft_name_filled" CHECK (length(btrim("project_draft"."name")) > 0),
	CONSTRAINT "project_draft_period_order" CHECK ("project_draft"."period_end" >= "project_draft"."period_start"),
	CONSTRAINT "project_draft_place" CHECK (("project_draft"."place_kind" = 'municipality') = ("project_draft"."place_id" is not null) and "project_draft"."place_kind" in ('municipality', 'statewide', 'unmatched')),
	CONSTRAINT "project_draft_union_within_cost" CHECK ("project_draft"."union_contribution" <= "project_draft"."total_eligible_cost"),
	CONSTRAINT "project_draft_union_rate" CHECK (("project_draft"."union_rate" is null) = ("project_draft"."union_rate_basis" is null) and "project_draft"."union_rate" between 0 and 10000 and "project_draft"."union_rate_basis" in ('project', 'priority')),
	CONSTRAINT "project_draft_grant_rate" CHECK ("project_draft"."grant_rate" between 0 and 10000),
	CONSTRAINT "project_draft_source_kind" CHECK ("project_draft"."source_kind" in ('page', 'list', 'form')),
	CONSTRAINT "project_draft_total_eligible_cost" CHECK ("project_draft"."total_eligible_cost" between 0 and 999999999999999 and ("project_draft"."total_eligible_cost" is null) = ("project_draft"."total_eligible_cost_evidence" is null) and "project_draft"."total_eligible_cost_evidence" in ('decision', 'officialList', 'ownStatement')),
	CONSTRAINT "project_draft_total_cost" CHECK ("project_draft"."total_cost" between 0 and 999999999999999 and ("project_draft"."total_cost" is null) = ("project_draft"."total_cost_evidence" is null) and "project_draft"."total_cost_evidence" in ('decision', 'officialList', 'ownStatement')),
	CONSTRAINT "project_draft_grant_amount" CHECK ("project_draft"."grant_amount" between 0 and 999999999999999 and ("project_draft"."grant_amount" is null) = ("project_draft"."grant_amount_evidence" is null) and "project_draft"."grant_amount_evidence" in ('decision', 'officialList', 'ownStatement')),
	CONSTRAINT "project_draft_union_contribution" CHECK ("project_draft"."union_contribution" between 0 and 999999999999999 and ("project_draft"."union_contribution" is null) = ("project_draft"."union_contribution_evidence" is null) and "project_draft"."union_contribution_evidence" in ('decision', 'officialList', 'ownStatement')),
	CONSTRAINT "project_draft_land_funds" CHECK ("project_draft"."land_funds" between 0 and 999999999999999 and ("project_draft"."land_funds" is null) = ("project_draft"."land_funds_evidence" is null) and "project_draft"."land_funds_evidence" in ('decision', 'officialList', 'ownStatement')),
	CONSTRAINT "project_draft_own_share" CHECK ("project_draft"."own_share" between 0 and 999999999999999 and ("project_draft"."own_share" is null) = ("project_draft"."own_share_evidence" is null) and "project_draft"."own_share_evidence" in ('decision', 'officialList', 'ownStatement')),
	CONSTRAINT "project_draft_third_party_funds" CHECK ("project_draft"."third_party_funds" between 0 and 999999999999999 and ("project_draft"."third_party_funds" is null) = ("project_draft"."third_party_funds_evidence" is null) and "project_draft"."third_party_funds_evidence" in ('decision', 'officialList', 'ownStatement'))
);
--> statement-breakpoint
CREATE TABLE "project_reference_counter" (
	"prefix" text collate "C" PRIMARY KEY NOT NULL,
	"last_number" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "project_version" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "project_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"project_id" bigint NOT NULL,
	"reference" text collate "C" NOT NULL,
	"version_number" integer NOT NULL,
	"name" text collate "de-x-icu" NOT NULL,
	"plan_number" text,
	"beneficiary_name" text collate "de-x-icu",
	"beneficiary_is_natural_person" boolean DEFAULT false NOT NULL,
	"executing_body_name" text collate "de-x-icu",
	"executing_body_is_natural_person" boolean DEFAULT false NOT NULL,
	"place_kind" text NOT NULL,
	"place_id" bigint,
	"place_source_text" text,
	"area" text,
	"period_start" date,
	"period_end" date,
	"total_eligible_cost" bigint,
	"total_eligible_cost_evidence" text,
	"total_cost" bigint,
	"total_cost_evidence" text,
	"grant_amount" bigint,
	"grant_amount_evidence" text,
	"union_contribution" bigint,
	"union_contribution_evidence" text,
	"land_funds" bigint,
	"land_funds_evidence" text,
	"own_share" bigint,
	"own_share_evidence" text,
	"third_party_funds" bigint,
	"third_party_funds_evidence" text,
	"union_rate" integer,
	"union_rate_basis" text,
	"grant_rate" integer,
	"funding_period_id" bigint,
	"fund_id" bigint,
	"priority_id" bigint,
	"funding_guideline_id" bigint,
	"funding_object_id" bigint,
	"intervention_category_id" bigint,
	"specific_objective_id" bigint,
	"catalogue_source_texts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"decisions" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"purpose_and_achievements" text,
	"summary" text,
	"source_kind" text NOT NULL,
	"source_title" text NOT NULL,
	"source_locator" text,
	"source_date" date,
	"source_fields" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"union_contribution_derived" bigint GENERATED ALWAYS AS (case when union_contribution is null then (total_eligible_cost * union_rate + 5000) / 10000 end) STORED,
	"search_text" text GENERATED ALWAYS AS (fold_text(name || ' ' || reference || ' ' || coalesce(plan_number, '') || ' ' || coalesce(beneficiary_name, '') || ' ' || coalesce(executing_body_name, '') || ' ' || coalesce(place_source_text, '') || ' ' || coalesce(area, '') || ' ' || coalesce(summary, '') || ' ' || coalesce(purpose_and_achievements, ''))) STORED,
	"published_revision" integer NOT NULL,
	"superseded_revision" integer,
	CONSTRAINT "project_version_number_unique" UNIQUE("project_id","version_number"),
	CONSTRAINT "project_version_order" CHECK ("project_version"."superseded_revision" > "project_version"."published_revision"),
	CONSTRAINT "project_version_name_filled" CHECK (length(btrim("project_version"."name")) > 0),
	CONSTRAINT "project_version_period_order" CHECK ("project_version"."period_end" >= "project_version"."period_start"),
	CONSTRAINT "project_version_place" CHECK (("project_version"."place_kind" = 'municipality') = ("project_version"."place_id" is not null) and "project_version"."place_kind" in ('municipality', 'statewide', 'unmatched')),
	CONSTRAINT "project_version_union_within_cost" CHECK ("project_version"."union_contribution" <= "project_version"."total_eligible_cost"),
	CONSTRAINT "project_version_union_rate" CHECK (("project_version"."union_rate" is null) = ("project_version"."union_rate_basis" is null) and "project_version"."union_rate" between 0 and 10000 and "project_version"."union_rate_basis" in ('project', 'priority')),
	CONSTRAINT "project_version_grant_rate" CHECK ("project_version"."grant_rate" between 0 and 10000),
	CONSTRAINT "project_version_source_kind" CHECK ("project_version"."source_kind" in ('page', 'list', 'form')),
	CONSTRAINT "project_version_total_eligible_cost" CHECK ("project_version"."total_eligible_cost" between 0 and 999999999999999 and ("project_version"."total_eligible_cost" is null) = ("project_version"."total_eligible_cost_evidence" is null) and "project_version"."total_eligible_cost_evidence" in ('decision', 'officialList', 'ownStatement')),
	CONSTRAINT "project_version_total_cost" CHECK ("project_version"."total_cost" between 0 and 999999999999999 and ("project_version"."total_cost" is null) = ("project_version"."total_cost_evidence" is null) and "project_version"."total_cost_evidence" in ('decision', 'officialList', 'ownStatement')),
	CONSTRAINT "project_version_grant_amount" CHECK ("project_version"."grant_amount" between 0 and 999999999999999 and ("project_version"."grant_amount" is null) = ("project_version"."grant_amount_evidence" is null) and "project_version"."grant_amount_evidence" in ('decision', 'officialList', 'ownStatement')),
	CONSTRAINT "project_version_union_contribution" CHECK ("project_version"."union_contribution" between 0 and 999999999999999 and ("project_version"."union_contribution" is null) = ("project_version"."union_contribution_evidence" is null) and "project_version"."union_contribution_evidence" in ('decision', 'officialList', 'ownStatement')),
	CONSTRAINT "project_version_land_funds" CHECK ("project_version"."land_funds" between 0 and 999999999999999 and ("project_version"."land_funds" is null) = ("project_version"."land_funds_evidence" is null) and "project_version"."land_funds_evidence" in ('decision', 'officialList', 'ownStatement')),
	CONSTRAINT "project_version_own_share" CHECK ("project_version"."own_share" between 0 and 999999999999999 and ("project_version"."own_share" is null) = ("project_version"."own_share_evidence" is null) and "project_version"."own_share_evidence" in ('decision', 'officialList', 'ownStatement')),
	CONSTRAINT "project_version_third_party_funds" CHECK ("project_version"."third_party_funds" between 0 and 999999999999999 and ("project_version"."third_party_funds" is null) = ("project_version"."third_party_funds_evidence" is null) and "project_version"."third_party_funds_evidence" in ('decision', 'officialList', 'ownStatement'))
);
--> statement-breakpoint
ALTER TABLE "catalogue_draft" ADD CONSTRAINT "catalogue_draft_entry_id_catalogue_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."catalogue_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalogue_reference" ADD CONSTRAINT "catalogue_reference_entry_id_catalogue_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."catalogue_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalogue_version" ADD CONSTRAINT "catalogue_version_entry_id_catalogue_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."catalogue_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalogue_version" ADD CONSTRAINT "catalogue_version_published_fk" FOREIGN KEY ("published_revision") REFERENCES "public"."registry_revision"("revision") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalogue_version" ADD CONSTRAINT "catalogue_version_superseded_fk" FOREIGN KEY ("superseded_revision") REFERENCES "public"."registry_revision"("revision") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_personal" ADD CONSTRAINT "audit_personal_entry_id_audit_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."audit_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_identity" ADD CONSTRAINT "import_identity_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_identity" ADD CONSTRAINT "import_identity_last_import_id_import_run_id_fk" FOREIGN KEY ("last_import_id") REFERENCES "public"."import_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_import_id_import_run_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."import_run"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_file_sha256_stored_file_sha256_fk" FOREIGN KEY ("file_sha256") REFERENCES "public"."stored_file"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_committed_revision_registry_revision_revision_fk" FOREIGN KEY ("committed_revision") REFERENCES "public"."registry_revision"("revision") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stored_file_chunk" ADD CONSTRAINT "stored_file_chunk_sha256_stored_file_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."stored_file"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_reference" ADD CONSTRAINT "place_reference_place_id_place_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."place"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_version" ADD CONSTRAINT "place_version_place_id_place_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."place"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_version" ADD CONSTRAINT "place_version_published_fk" FOREIGN KEY ("published_revision") REFERENCES "public"."registry_revision"("revision") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_version" ADD CONSTRAINT "place_version_superseded_fk" FOREIGN KEY ("superseded_revision") REFERENCES "public"."registry_revision"("revision") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_draft" ADD CONSTRAINT "project_draft_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_draft" ADD CONSTRAINT "project_draft_place_id_place_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."place"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_draft" ADD CONSTRAINT "project_draft_funding_period_id_catalogue_entry_id_fk" FOREIGN KEY ("funding_period_id") REFERENCES "public"."catalogue_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_draft" ADD CONSTRAINT "project_draft_fund_id_catalogue_entry_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."catalogue_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_draft" ADD CONSTRAINT "project_draft_priority_id_catalogue_entry_id_fk" FOREIGN KEY ("priority_id") REFERENCES "public"."catalogue_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_draft" ADD CONSTRAINT "project_draft_funding_guideline_id_catalogue_entry_id_fk" FOREIGN KEY ("funding_guideline_id") REFERENCES "public"."catalogue_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_draft" ADD CONSTRAINT "project_draft_funding_object_id_catalogue_entry_id_fk" FOREIGN KEY ("funding_object_id") REFERENCES "public"."catalogue_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_draft" ADD CONSTRAINT "project_draft_intervention_category_id_catalogue_entry_id_fk" FOREIGN KEY ("intervention_category_id") REFERENCES "public"."catalogue_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_draft" ADD CONSTRAINT "project_draft_specific_objective_id_catalogue_entry_id_fk" FOREIGN KEY ("specific_objective_id") REFERENCES "public"."catalogue_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_version" ADD CONSTRAINT "project_version_place_id_place_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."place"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_version" ADD CONSTRAINT "project_version_funding_period_id_catalogue_entry_id_fk" FOREIGN KEY ("funding_period_id") REFERENCES "public"."catalogue_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_version" ADD CONSTRAINT "project_version_fund_id_catalogue_entry_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."catalogue_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_version" ADD CONSTRAINT "project_version_priority_id_catalogue_entry_id_fk" FOREIGN KEY ("priority_id") REFERENCES "public"."catalogue_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_version" ADD CONSTRAINT "project_version_funding_guideline_id_catalogue_entry_id_fk" FOREIGN KEY ("funding_guideline_id") REFERENCES "public"."catalogue_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_version" ADD CONSTRAINT "project_version_funding_object_id_catalogue_entry_id_fk" FOREIGN KEY ("funding_object_id") REFERENCES "public"."catalogue_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_version" ADD CONSTRAINT "project_version_intervention_category_id_catalogue_entry_id_fk" FOREIGN KEY ("intervention_category_id") REFERENCES "public"."catalogue_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_version" ADD CONSTRAINT "project_version_specific_objective_id_catalogue_entry_id_fk" FOREIGN KEY ("specific_objective_id") REFERENCES "public"."catalogue_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_version" ADD CONSTRAINT "project_version_project_fk" FOREIGN KEY ("project_id","reference") REFERENCES "public"."project"("id","reference") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_version" ADD CONSTRAINT "project_version_published_fk" FOREIGN KEY ("published_revision") REFERENCES "public"."registry_revision"("revision") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_version" ADD CONSTRAINT "project_version_superseded_fk" FOREIGN KEY ("superseded_revision") REFERENCES "public"."registry_revision"("revision") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "catalogue_version_current_unique" ON "catalogue_version" USING btree ("entry_id") WHERE "catalogue_version"."superseded_revision" is null;--> statement-breakpoint
CREATE INDEX "catalogue_version_entry" ON "catalogue_version" USING btree ("entry_id","published_revision");--> statement-breakpoint
CREATE INDEX "audit_entry_row" ON "audit_entry" USING btree ("table_name","row_key");--> statement-breakpoint
CREATE INDEX "import_identity_project" ON "import_identity" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "import_row_by_change" ON "import_row" USING btree ("import_id","change","position");--> statement-breakpoint
CREATE INDEX "import_run_source" ON "import_run" USING btree ("source_key","committed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "place_version_current_unique" ON "place_version" USING btree ("place_id") WHERE "place_version"."superseded_revision" is null;--> statement-breakpoint
CREATE INDEX "place_version_place" ON "place_version" USING btree ("place_id","published_revision");--> statement-breakpoint
CREATE INDEX "idempotency_key_created_at" ON "idempotency_key" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "project_version_current_unique" ON "project_version" USING btree ("project_id") WHERE "project_version"."superseded_revision" is null;--> statement-breakpoint
CREATE INDEX "project_version_reference" ON "project_version" USING btree ("reference","published_revision");--> statement-breakpoint
CREATE INDEX "project_version_by_name" ON "project_version" USING btree ("name","project_id");--> statement-breakpoint
CREATE INDEX "project_version_by_cost" ON "project_version" USING btree (coalesce("total_eligible_cost", -1),"project_id");--> statement-breakpoint
CREATE INDEX "project_version_by_place" ON "project_version" USING btree ("place_id","project_id");--> statement-breakpoint
CREATE INDEX "project_version_by_guideline" ON "project_version" USING btree ("funding_guideline_id","project_id");--> statement-breakpoint
CREATE INDEX "project_version_by_revision" ON "project_version" USING btree ("published_revision");--> statement-breakpoint
CREATE INDEX "project_version_search" ON "project_version" USING gin ("search_text" gin_trgm_ops);