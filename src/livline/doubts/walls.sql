-- Who sees doubts about rules?  Everybody who works in the municipality: a doubt that one colleague has is worth knowing
-- to the next.  It names no child.  Administrators answer.

GRANT SELECT, INSERT ON doubt, doubt_answer TO livline_web;
CREATE POLICY web_reads ON doubt FOR SELECT TO livline_web USING (municipality_id = (SELECT my_colleagues_in()));
CREATE POLICY web_adds ON doubt FOR INSERT TO livline_web WITH CHECK (
    municipality_id = (SELECT my_colleagues_in()) AND by_id = (SELECT acting_account())
);
CREATE POLICY web_reads ON doubt_answer FOR SELECT TO livline_web USING (
    doubt_id = ANY (ARRAY(SELECT d.id FROM doubt d WHERE d.municipality_id = my_colleagues_in()))
);
CREATE POLICY web_adds ON doubt_answer FOR INSERT TO livline_web WITH CHECK (
    by_id = (SELECT acting_account())
    AND doubt_id = ANY (ARRAY(SELECT d.id FROM doubt d WHERE d.municipality_id = office_in('administrator')))
);
SELECT rows_stay('doubt', 'at');
SELECT rows_stay('doubt_answer', 'at');
