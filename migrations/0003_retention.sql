-- Files of imports that nobody committed are removed after a while. The application role may delete a file, but none that an
-- import still refers to, and never a part of one: parts go with their file.
ALTER TABLE "stored_file_chunk" DROP CONSTRAINT "stored_file_chunk_sha256_stored_file_sha256_fk";
--> statement-breakpoint
ALTER TABLE "stored_file_chunk" ADD CONSTRAINT "stored_file_chunk_sha256_stored_file_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."stored_file"("sha256") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
GRANT DELETE ON stored_file TO steckbrief_app;
--> statement-breakpoint
-- A summary quotes cells that could not be read, and a file may be named after somebody: both stand beside the trail, not in it.
UPDATE column_class SET class = 'personal'
WHERE (table_name, column_name) IN (('import_run', 'summary'), ('import_run', 'file_name'));
