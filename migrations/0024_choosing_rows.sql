ALTER TABLE "import_row" ADD COLUMN "left_out" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "chosen" jsonb;--> statement-breakpoint

-- ------------------------------------------------------------------ choosing rows of an import

-- What a source no longer names stayed in the registry until now, and does unless somebody chooses to withdraw it.
UPDATE import_row SET left_out = true WHERE change = 'missing';
--> statement-breakpoint
INSERT INTO column_class (table_name, column_name, class)
VALUES ('import_row', 'left_out', 'internal'), ('import_run', 'chosen', 'internal');
--> statement-breakpoint
-- What is withdrawn because its source no longer names it is new when it is named again.
GRANT DELETE ON import_identity TO steckbrief_app;
