-- What becomes of each row of a file?  `incoming` holds the file, `seen` every entry there ever was in its cases.
--
-- | the row ...                                          | what happens                                  | outcome    |
-- |------------------------------------------------------|-----------------------------------------------|------------|
-- | was seen before, in whatever version of the fact     | nothing: a correction made here since stands  | known      |
-- | has the id of a plan that was adopted here, and      | nothing: what is told of it is read off its   | known      |
-- | says otherwise                                       | words, which are here                         |            |
-- | is of a case that two people have locked here       | nothing, and whoever imports is told          | locked     |
-- | has the id of a fact that holds, and says otherwise  | a new entry replaces that of the fact         | changed    |
-- | has the id of a fact that was withdrawn here         | nothing: what never was does not come back    | withdrawn  |
-- | has no id, or one that is new in the case            | a new fact                                    | new        |
-- | is not in the file, but its fact holds in the case   | the fact stays; whoever imports is told       | missing    |
-- | says what a row of a sibling's case says             | each case has a fact of its own; none is      | as above   |
-- |                                                      | joined, moved or shown to the other           |            |
--
-- A protection is raised by a decision in a file, as by one that somebody records; no row and no missing row lowers one.
--
-- Rows without an id are the same where all they say is the same; of equal rows each counts once.
CREATE TEMPORARY TABLE outcome ON COMMIT DROP AS
WITH numbered AS (
    SELECT i.*, row_number() OVER (PARTITION BY case_id, print ORDER BY position) AS copy FROM incoming i
), seen_once AS (
    SELECT DISTINCT ON (case_id, print, fact) case_id, print, fact, event_id FROM seen
), seen_numbered AS (
    SELECT s.*, row_number() OVER (PARTITION BY case_id, print ORDER BY fact) AS copy FROM seen_once s
), last AS (
    SELECT DISTINCT ON (case_id, event_id) case_id, event_id, fact, id, is_withdrawn FROM seen
    WHERE is_last AND event_id IS NOT NULL ORDER BY case_id, event_id, id DESC
), loaded AS MATERIALIZED (
    SELECT unnest(cases_loaded()) AS case_id
)
SELECT
    n.position, n.case_id, last.fact, last.id AS replaces_id,
    CASE
        WHEN s.fact IS NOT NULL THEN 'known'
        WHEN loaded.case_id IS NULL THEN 'locked'
        WHEN last.id IS NULL THEN 'new'
        WHEN last.is_withdrawn THEN 'withdrawn'
        WHEN EXISTS (SELECT FROM plan_adoption a WHERE a.fact = last.fact) THEN 'known'
        ELSE 'changed'
    END AS outcome,
    s.fact AS known_fact
FROM numbered n
LEFT JOIN seen_numbered s ON s.case_id = n.case_id AND s.print = n.print AND s.copy = n.copy
LEFT JOIN loaded ON loaded.case_id = n.case_id
LEFT JOIN last ON s.fact IS NULL AND last.case_id = n.case_id AND last.event_id = n.event_id;
