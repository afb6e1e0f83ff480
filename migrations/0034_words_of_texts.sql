CREATE TABLE "search_word" (
	"word" text collate "C" PRIMARY KEY NOT NULL
);
--> statement-breakpoint

-- The words of a folded text, as they stand between spaces. One that is too long for an index becomes a mark, whose texts
-- are read. Its cost is said so that the planner does not work it out row by row where an index has it.
CREATE FUNCTION search_words(value text) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 200 AS $$
BEGIN
  IF octet_length(value) > 2000 THEN
    RETURN string_to_array(regexp_replace(value, '[^ ]{250,}', E'\x01', 'g'), ' ');
  END IF;
  RETURN string_to_array(value, ' ');
END $$;
--> statement-breakpoint
GRANT SELECT ON search_word TO steckbrief_app;
--> statement-breakpoint
INSERT INTO column_class (table_name, column_name, class) VALUES ('search_word', 'word', 'public');
--> statement-breakpoint

-- Each word once. Publications take turns, so that no two write the same word.
CREATE FUNCTION keep_search_words() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO search_word (word)
  SELECT DISTINCT word FROM new_rows CROSS JOIN unnest(search_words(search_text)) AS word WHERE word <> ''
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- A published text changes only where a name is taken out of it; a word that no text has any more goes with it.
CREATE FUNCTION change_search_words() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO search_word (word)
  SELECT DISTINCT word FROM unnest(search_words(NEW.search_text)) AS word WHERE word <> ''
  ON CONFLICT DO NOTHING;
  DELETE FROM search_word
  WHERE word = ANY (search_words(OLD.search_text)) AND word <> ALL (search_words(NEW.search_text))
    AND NOT EXISTS (SELECT FROM project_version v WHERE search_words(v.search_text) @> ARRAY[search_word.word::text]);
  RETURN NULL;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION keep_search_words(), change_search_words() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER project_version_words_insert AFTER INSERT ON project_version
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_search_words();
--> statement-breakpoint
CREATE TRIGGER project_version_words_update AFTER UPDATE ON project_version
  FOR EACH ROW WHEN (OLD.search_text IS DISTINCT FROM NEW.search_text) EXECUTE FUNCTION change_search_words();
--> statement-breakpoint
INSERT INTO search_word (word)
SELECT DISTINCT word FROM project_version CROSS JOIN unnest(search_words(search_text)) AS word WHERE word <> '';
--> statement-breakpoint
DROP INDEX "project_version_search";--> statement-breakpoint
CREATE INDEX "search_word_parts" ON "search_word" USING gin ("word" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "project_version_words" ON "project_version" USING gin (search_words("search_text"));
--> statement-breakpoint
-- What the planner knows about how often words occur.
ANALYZE project_version;
