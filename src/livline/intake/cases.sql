-- The cases of a file: known ones keep what the file leaves out, new ones are added; one that is locked or handed over
-- here stays as it is.
UPDATE file_case f SET case_id = c.id FROM "case" c WHERE c.municipality_id = %(municipality)s AND c.name = f.name;

UPDATE file_case f SET
    born_on = coalesce(f.born_on, c.born_on),
    municipality = coalesce(f.municipality, c.municipality_as_written),
    as_of = coalesce(f.as_of, c.as_of)
FROM "case" c WHERE f.case_id = c.id;

UPDATE file_case f SET is_touched = true
FROM "case" c WHERE f.case_id = c.id AND c.id IN (SELECT unnest(cases_loaded()))
  AND (f.born_on, f.municipality, f.as_of) IS DISTINCT FROM (c.born_on, c.municipality_as_written, c.as_of);

UPDATE "case" c SET born_on = f.born_on, municipality_as_written = f.municipality, as_of = f.as_of
FROM file_case f WHERE f.case_id = c.id AND f.is_touched;

INSERT INTO "case" (id, municipality_id, name, born_on, municipality_as_written, as_of)
SELECT gen_random_uuid(), %(municipality)s, f.name, f.born_on, f.municipality, f.as_of
FROM file_case f WHERE f.case_id IS NULL ORDER BY f.position;
