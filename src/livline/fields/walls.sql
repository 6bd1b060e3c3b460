-- Who sees which fields are retired?  Everybody who works in the municipality, since their forms follow it.  Administrators
-- retire them and take them back; it names no child.

GRANT SELECT, INSERT ON field_retirement TO livline_web;
GRANT USAGE ON SEQUENCE field_retirement_id_seq TO livline_web;
CREATE POLICY web_reads ON field_retirement FOR SELECT TO livline_web USING (
    municipality_id = (SELECT my_colleagues_in())
);
CREATE POLICY administrator_adds ON field_retirement FOR INSERT TO livline_web WITH CHECK (
    municipality_id = (SELECT office_in('administrator')) AND by_id = (SELECT acting_account())
);
SELECT rows_stay('field_retirement', 'at');

-- In how many facts of the municipality is each field filled in?  Numbers alone, for an administrator, who sees no case.
CREATE POLICY owner_counts_fields ON "case" FOR SELECT TO livline_owner USING (
    municipality_id::text = nullif(current_setting('livline.counted', true), '')
    AND municipality_id = (SELECT office_in('administrator'))
);
CREATE POLICY owner_counts_fields ON entry FOR SELECT TO livline_owner USING (
    nullif(current_setting('livline.counted', true), '') IS NOT NULL
    AND case_id = ANY (ARRAY(SELECT c.id FROM "case" c WHERE c.municipality_id = (SELECT office_in('administrator'))))
);
CREATE OR REPLACE FUNCTION fields_filled(since date) RETURNS TABLE (kind text, field text, filled bigint)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
#variable_conflict use_column
DECLARE
    of uuid := office_in('administrator');
BEGIN
    PERFORM set_config('livline.counted', coalesce(of::text, ''), true);
    RETURN QUERY SELECT e.kind, k.name, count(*)
        FROM entry e CROSS JOIN LATERAL jsonb_object_keys(jsonb_strip_nulls(to_jsonb(e))) AS k (name)
        WHERE e.recorded_at >= since AND NOT e.is_withdrawn
          AND e.case_id = ANY (ARRAY(SELECT c.id FROM "case" c WHERE c.municipality_id = of))
          AND NOT EXISTS (SELECT FROM entry r WHERE r.replaces_id = e.id)
        GROUP BY e.kind, k.name;
    PERFORM set_config('livline.counted', '', true);
END $$;
REVOKE ALL ON FUNCTION fields_filled(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION fields_filled(date) TO livline_web;
