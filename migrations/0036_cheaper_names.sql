-- Published lists bring in tens of thousands of names and texts: what is only looked for in few of them is looked for by
-- expressions only there, and German without anything unusual needs no tables of Unicode. What comes out is the same.
CREATE OR REPLACE FUNCTION fold_text(value text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  plain text := translate(replace(value, 'ß', 'ss'), 'ÄÖÜäöü', 'AOUaou');
BEGIN
  IF octet_length(plain) = length(plain) THEN RETURN lower(plain); END IF;
  RETURN lower(public.unaccent('public.unaccent'::regdictionary, normalize(value, NFKC)));
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION stated_legal_form(name text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN strpos(name, 'GmbH') > 0 AND name ~ '\mGmbH\s*(&|und)\s*Co' THEN 'GmbH & Co. KG'
  WHEN (strpos(lower(name), 'ggmbh') > 0 AND name ~* '\mgGmbH\M')
    OR (strpos(lower(name), 'gemeinn') > 0 AND name ~* 'gemeinnützige\w* (GmbH|Gesellschaft mit beschränkter Haftung)') THEN 'gGmbH'
  WHEN (strpos(lower(name), 'gmbh') > 0 OR strpos(lower(name), 'gesellschaft mit') > 0)
    AND name ~* 'GmbH\M|Gesellschaft mit beschränkter Haftung' THEN 'GmbH'
  WHEN (strpos(name, 'V') > 0 AND name ~ '\me\.?\s?V(\.|\M)')
    OR (strpos(lower(name), 'eingetragener') > 0 AND name ~* 'eingetragener Verein') THEN 'e. V.'
  WHEN (strpos(name, 'G') > 0 AND name ~ '\me\.?\s?G(\.|\M)')
    OR (strpos(lower(name), 'genossenschaft') > 0 AND name ~* '\mGenossenschaft\M') THEN 'eG'
  WHEN strpos(name, 'gAG') > 0 AND name ~ '\mgAG\M' THEN 'gAG'
  WHEN (strpos(name, 'AG') > 0 OR strpos(name, 'Aktiengesellschaft') > 0) AND name ~ '\mAG\M|\mAktiengesellschaft\M' THEN 'AG'
  WHEN strpos(name, 'UG') > 0 AND name ~ '\mUG\M' THEN 'UG'
  WHEN strpos(name, 'GbR') > 0 AND name ~ '\mGbR\M' THEN 'GbR'
  WHEN (strpos(lower(name), 'stadt') > 0 OR strpos(lower(name), 'gemeinde') > 0 OR strpos(lower(name), 'land') > 0)
    AND name ~* '\m(Große Kreisstadt|Stadt|Stadtverwaltung|Gemeinde|Gemeindeverwaltung|Landkreis|Landratsamt)\M' THEN 'Gebietskörperschaft'
  WHEN strpos(lower(name), 'stiftung') > 0 AND name ~* '\mStiftung\M' THEN 'Stiftung'
END;
--> statement-breakpoint
-- Enters what published records call their beneficiaries and executing bodies. What is known is left as it is. Which of
-- several spellings is the best is asked only where there are several.
CREATE OR REPLACE PROCEDURE enter_organisations(parties jsonb)
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  WITH named AS MATERIALIZED (
    SELECT p.name, p.natural_person, min(p.revision) AS revision
    FROM jsonb_to_recordset(parties) AS p (name text, natural_person boolean, revision integer)
    GROUP BY 1, 2
  ), fresh AS MATERIALIZED (
    SELECT n.*, organisation_key(n.name, n.natural_person) AS key FROM named n
    WHERE NOT EXISTS (SELECT FROM organisation_wording w WHERE md5(w.wording) = md5(n.name) AND w.natural_person = n.natural_person)
  ), made AS (
    INSERT INTO organisation (key) SELECT DISTINCT key FROM fresh ORDER BY key
    ON CONFLICT (key) DO NOTHING RETURNING id, key
  ), described AS (
    INSERT INTO organisation_version (organisation_id, name, legal_form, natural_person, published_revision)
    SELECT DISTINCT ON (m.id) m.id, btrim(f.name), stated_legal_form(f.name), f.natural_person, f.revision
    FROM made m JOIN (SELECT f.*, count(*) OVER (PARTITION BY key) > 1 AS has_others FROM fresh f) f USING (key)
    -- Of several spellings at once the one with umlauts and with the most spaces: the others look like slips.
    ORDER BY m.id, f.revision,
             CASE WHEN f.has_others THEN length(regexp_replace(normalize(f.name, NFC), '[^ÄÖÜäöüß]', '', 'g')) END DESC,
             CASE WHEN f.has_others THEN length(regexp_replace(f.name, '\S', '', 'g')) END DESC, f.name
  )
  INSERT INTO organisation_wording (organisation_id, wording, natural_person, first_revision)
  SELECT coalesce(m.id, o.id), f.name, f.natural_person, f.revision
  FROM fresh f LEFT JOIN made m USING (key) LEFT JOIN organisation o ON o.key = f.key
  ORDER BY f.revision, f.name;
END $$;
