DROP INDEX "project_version_by_beneficiary";--> statement-breakpoint
DROP INDEX "project_version_by_executing_body";--> statement-breakpoint
CREATE INDEX "project_version_by_end" ON "project_version" USING btree ("superseded_revision") WHERE "project_version"."superseded_revision" is not null;--> statement-breakpoint
CREATE INDEX "project_version_by_beneficiary" ON "project_version" USING hash ("beneficiary_name");--> statement-breakpoint
CREATE INDEX "project_version_by_executing_body" ON "project_version" USING hash ("executing_body_name");