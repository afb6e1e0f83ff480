-- What an organisation is told apart by, letter by letter as before: names without unusual letters need neither the tables of
-- Unicode nor, where nothing but signs between words is taken out, regular expressions.
CREATE OR REPLACE FUNCTION organisation_key(name text, natural_person boolean) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  folded text := name;
  bare text;
BEGIN
  IF octet_length(folded) <> length(folded) THEN
    folded := replace(replace(replace(replace(replace(replace(replace(folded, 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'ß', 'ss'),
      'Ä', 'ae'), 'Ö', 'oe'), 'Ü', 'ue');
  END IF;
  IF octet_length(folded) = length(folded) THEN
    folded := lower(folded COLLATE "C");
  ELSE
    folded := lower(normalize(name, NFKC));
    folded := replace(replace(replace(replace(folded, 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'ß', 'ss');
    folded := fold_text(folded);
  END IF;
  folded := replace(folded, 'eingetragener verein', 'ev');
  folded := replace(folded, 'gesellschaft mit beschraenkter haftung', 'gmbh');
  IF strpos(folded, ' gmbh') > 0 THEN
    folded := regexp_replace(folded, 'gemeinnuetzige[sr]? gmbh|ggesellschaft gmbh', 'ggmbh');
  END IF;
  folded := replace(folded, '&', ' und ');
  bare := translate(folded, ' .,-/()"''+:', '');
  IF bare ~ '[^a-z0-9]' THEN bare := regexp_replace(bare, '[^a-z0-9]', '', 'g'); END IF;
  folded := coalesce(nullif(bare, ''), btrim(folded));
  IF length(folded) > 200 THEN folded := left(folded, 160) || md5(folded); END IF;
  RETURN CASE WHEN natural_person THEN 'person:' ELSE '' END || folded;
END $$;
