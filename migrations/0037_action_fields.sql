ALTER TABLE "catalogue_entry" DROP CONSTRAINT "catalogue_entry_kind";--> statement-breakpoint
ALTER TABLE "project_version" ADD COLUMN "action_fields" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "project_draft" ADD COLUMN "action_fields" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "catalogue_entry" ADD CONSTRAINT "catalogue_entry_kind" CHECK ("catalogue_entry"."kind" in ('fundingPeriod', 'fund', 'priority', 'fundingGuideline', 'fundingObject', 'interventionCategory', 'specificObjective', 'actionField', 'rateCeiling', 'deadlineRule', 'region'));
--> statement-breakpoint
INSERT INTO column_class (table_name, column_name, class)
VALUES ('project_version', 'action_fields', 'public'), ('project_draft', 'action_fields', 'public');
