"""The same questions in DuckDB's SQL, as an experienced hand writes them: eight duties, in two styles.

*asof* finds "the first act on or after the trigger" with `ASOF JOIN`, *window* with window functions over triggers
and acts together.  Both read only the columns and kinds that they need, once.  The SQL takes the invented cases as they
are: each measure has a name of its own, every start has a day, `as_of` of a case is not used.  It does not ask which
duties are undecidable because a trigger is missing, and gives neither § nor explanation.
"""

from __future__ import annotations

from pathlib import Path

STYLES = ("asof", "window")
DUTIES = (
    "notification_assessed",
    "receipt_sent",
    "study_finished",
    "plan_made",
    "first_follow_up",
    "next_follow_up",
    "visits",
    "support_person_offered",
)
"""`next_follow_up` under serviceloven alone; `plan_made` for every decision that triggers it."""

KINDS = (
    "notification notification_assessed receipt_sent need_known screening study_opened study_closed study_updated"
    " clarification_opened clarification_closed provisional_assessment decision plan plan_position follow_up visit"
    " measure_started measure_ended placement_started placement_ended support_person_offered trial lawful_reason"
).split()

BORDER = "DATE '2024-01-01'"


def script(folder: Path, as_of: str, style: str, out: Path) -> str:
    """The whole script: Parquet in, one Parquet file of verdict lines out."""
    lines = " UNION ALL BY NAME ".join(f"SELECT * FROM {duty}" for duty in DUTIES)
    parts = [
        tables(folder, as_of),
        MACROS.format(day=f"DATE '{as_of}'"),
        MEASURES,
        *(f"CREATE TEMP TABLE {duty} AS {text};" for duty, text in duty_queries(style).items()),
        f"COPY ({lines}) TO '{out}' (FORMAT parquet, COMPRESSION snappy);",
    ]
    return "\n".join(parts)


def tables(folder: Path, as_of: str) -> str:
    """The kinds that matter, as known on the day; the children with their eighteenth birthday."""
    kinds = ", ".join(f"'{kind}'" for kind in KINDS)
    return f"""
CREATE TEMP TABLE e AS
SELECT "case" AS c, kind, date, "at", id, "of" AS belongs, measure, file_row_number AS n, about, acute, short_purpose,
       consent, granted, needed, type, outcome, reason, duty, waives, until, at_site, talked_with_child, "to"
FROM read_parquet('{folder}/events.parquet', file_row_number = true)
WHERE kind IN ({kinds}) AND (date IS NULL OR date <= DATE '{as_of}');
CREATE TEMP TABLE child AS
SELECT "case" AS c, born_on, (born_on + INTERVAL 16 YEAR)::DATE AS is_16, (born_on + INTERVAL 18 YEAR)::DATE AS is_18
FROM read_parquet('{folder}/cases.parquet');
"""


MACROS = """
CREATE TEMP MACRO status(met, due, unsure, excused) AS CASE
  WHEN met <= due THEN 'met' WHEN excused THEN 'excused' WHEN unsure THEN 'undecidable'
  WHEN met > due THEN 'met_late' WHEN due < {day} THEN 'overdue' ELSE 'pending' END;
CREATE TEMP TABLE trial AS
SELECT c, unnest(waives) AS duty, date AS since, coalesce(until, DATE '2100-01-01') AS until
FROM e WHERE kind = 'trial';
CREATE TEMP TABLE lawful AS
SELECT c, duty, date, measure, belongs FROM e WHERE kind = 'lawful_reason' AND date IS NOT NULL;
CREATE TEMP MACRO day() AS {day};
"""

MEASURES = """
CREATE TEMP TABLE m AS
WITH stays AS (
  SELECT c, measure, kind, date, id, n,
         lag(kind = 'placement_ended' AND reason = 'change_of_site') OVER w AS moved,
         min(date) FILTER (kind = 'placement_ended' AND reason IS DISTINCT FROM 'change_of_site')
           OVER (w ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS ended
  FROM e WHERE kind IN ('placement_started', 'placement_ended')
  WINDOW w AS (PARTITION BY c, measure ORDER BY date, n)
), helps AS (
  SELECT c, measure, kind, date, id, n, type,
         min(date) FILTER (kind = 'measure_ended') OVER (PARTITION BY c, measure ORDER BY date, n
           ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS ended
  FROM e WHERE kind IN ('measure_started', 'measure_ended')
)
SELECT s.*, CASE WHEN sort = 'aftercare' OR is_18 IS NULL THEN DATE '2100-01-01' ELSE is_18 END AS cut
FROM (
  SELECT c, measure, 'placement' AS sort, date AS started, ended, id, n FROM stays
  WHERE kind = 'placement_started' AND NOT coalesce(moved, false)
  UNION ALL
  SELECT c, measure, type, date, ended, id, n FROM helps WHERE kind = 'measure_started'
) s JOIN child USING (c);

CREATE TEMP TABLE running AS   -- a measure that is decided and has not begun may still begin
SELECT c, measure, started, coalesce(ended, DATE '2100-01-01') AS until FROM m
UNION ALL
SELECT DISTINCT c, measure, DATE '2100-01-01', DATE '2100-01-01' FROM e d
WHERE kind = 'decision' AND measure IS NOT NULL AND NOT EXISTS (FROM m WHERE m.c = d.c AND m.measure = d.measure);

-- Acts of measures.  One without a measure belongs to all that run or are yet to begin, and to all if none runs; it
-- starts a new period where one alone runs; as a plan it stands as long as one of those that ran, or the next to begin.
CREATE TEMP TABLE acts AS
WITH a AS (SELECT c, kind, date, n, id, measure, type FROM e WHERE kind IN ('follow_up', 'plan', 'visit')),
loose AS (SELECT a.*, r.measure AS fits, r.started, r.until, a.date <= r.until AS in_reach,
                 a.date BETWEEN r.started AND r.until AS runs
          FROM a JOIN running r USING (c) WHERE a.measure IS NULL AND a.date IS NOT NULL),
counted AS (SELECT *, count_if(runs) OVER w AS running, max(until) FILTER (runs) OVER w AS last_of_running,
                   arg_min(until, started) FILTER (in_reach) OVER w AS next_to_begin
            FROM loose WINDOW w AS (PARTITION BY c, n))
SELECT c, kind, date, n, id, measure, type, true AS starts, DATE '2100-01-01' AS stands_until
FROM a WHERE measure IS NOT NULL AND date IS NOT NULL
UNION ALL
SELECT c, kind, date, n, id, fits, type, runs AND running = 1, coalesce(last_of_running, next_to_begin)
FROM counted WHERE in_reach OR running = 0;

CREATE TEMP TABLE undated AS
SELECT DISTINCT e.c, e.kind, r.measure FROM e JOIN running r ON e.c = r.c AND coalesce(e.measure, r.measure) = r.measure
WHERE e.date IS NULL AND e.kind IN ('follow_up', 'plan', 'visit') AND type IS DISTINCT FROM 'parents_plan';
"""


def first_after(style: str, triggers: str, acts: str, keys: str) -> str:
    """Each row of `triggers` (with `day`) and `met_on`: the first of `acts` (with `date`) on or after it."""
    if style == "asof":
        equal = " AND ".join(f"t.{key} = a.{key}" for key in keys.split(", "))
        return (
            f"SELECT t.*, a.date AS met_on FROM ({triggers}) t ASOF LEFT JOIN ({acts}) a ON {equal} AND t.day <= a.date"
        )
    return f"""
SELECT * EXCLUDE (is_act, act_on) FROM (
  SELECT *, min(act_on) OVER (PARTITION BY {keys} ORDER BY day, is_act
                              ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS met_on
  FROM (SELECT *, false AS is_act, NULL::DATE AS act_on FROM ({triggers})
        UNION ALL BY NAME SELECT {keys}, date AS day, true AS is_act, date AS act_on FROM ({acts}))
) WHERE NOT is_act"""


def excused(duty: str, row: str = "x") -> str:
    """Does a trial waive the duty on the due day, or is a lawful reason recorded in time?"""
    return f"""(
  EXISTS (FROM trial t WHERE t.c = {row}.c AND t.duty = '{duty}' AND {row}.due BETWEEN t.since AND t.until)
  OR EXISTS (FROM lawful l WHERE l.c = {row}.c AND l.duty = '{duty}' AND l.date BETWEEN {row}.day AND {row}.due
             AND coalesce(l.measure, {row}.measure) IS NOT DISTINCT FROM {row}.measure
             AND coalesce(l.belongs, {row}.id) IS NOT DISTINCT FROM {row}.id))"""


def unsure(kind: str, row: str = "x") -> str:
    """Is there an act of the measure without a day?"""
    return f"EXISTS (FROM undated u WHERE u.c = {row}.c AND u.measure = {row}.measure AND u.kind = '{kind}')"


def duty_queries(style: str) -> dict[str, str]:
    """The query of each duty: `c`, `duty`, `id`, `due`, `met_on`, `status`."""
    queries = {
        "notification_assessed": assessed(),
        "receipt_sent": receipts(),
        "study_finished": studies(style),
        "plan_made": plans(style),
        "first_follow_up": first_follow_ups(style),
        "next_follow_up": next_follow_ups(style),
        "visits": VISITS,
        "support_person_offered": SUPPORT_PERSONS,
    }
    return {
        duty: f"SELECT c, '{duty}' AS duty, id, due, met_on, status FROM ({text})" for duty, text in queries.items()
    }


def first_answer(kind: str) -> str:
    """The notifications, each with the first answer of a kind that belongs to it."""
    return f"""
SELECT t.c, t.id, t.date AS day, t."at", NULL AS measure, min(a.date) AS met_on,
       arg_min(a."at", (a.date, a."at")) AS met_at,
       bool_or(a.c IS NOT NULL AND a.date IS NULL) AS unsure
FROM e t LEFT JOIN e a ON a.c = t.c AND a.belongs = t.id AND a.kind = '{kind}' AND (a.date IS NULL OR a.date >= t.date)
JOIN child ON child.c = t.c
WHERE t.kind = 'notification' AND t.date < coalesce(is_18, DATE '2100-01-01')
GROUP BY t.c, t.id, t.n, t.date, t."at"
"""


def assessed() -> str:
    """Twenty-four hours by the clock where both hours are known, else by days."""
    return f"""
SELECT *, CASE WHEN {excused("notification_assessed")} AND NOT coalesce(met_on = day, false) THEN 'excused'
  WHEN met_at <= "at" + INTERVAL 24 HOUR THEN 'met' WHEN met_at > "at" + INTERVAL 24 HOUR THEN 'met_late'
  WHEN met_on = day THEN 'met' WHEN unsure OR met_on = due THEN 'undecidable' WHEN met_on > due THEN 'met_late'
  WHEN due < day() THEN 'overdue' ELSE 'pending' END AS status
FROM (SELECT *, day + 1 AS due FROM ({first_answer("notification_assessed")})) x"""


HOLIDAYS = """
WITH years AS (SELECT unnest(range(2010, 2031)) AS y),
golden AS (SELECT y, y % 19 AS a, y // 100 AS b, y % 100 AS k FROM years),
moon AS (SELECT *, (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30 AS h FROM golden),
week AS (SELECT *, (32 + 2 * (b % 4) + 2 * (k // 4) - h - k % 4) % 7 AS l FROM moon),
sundays AS (SELECT *, h + l - 7 * ((a + 11 * h + 22 * l) // 451) + 114 AS s FROM week),
easter AS (SELECT y, make_date(y, s // 31, s % 31 + 1) AS d FROM sundays),
holidays AS (
  SELECT d + unnest([-3, -2, 0, 1, 39, 49, 50]) AS d FROM easter
  UNION ALL SELECT d + 26 FROM easter WHERE y < 2024
  UNION ALL SELECT unnest([make_date(y, 1, 1), make_date(y, 12, 25), make_date(y, 12, 26)]) FROM years),
days AS (SELECT unnest(range(DATE '2010-01-01', DATE '2030-12-31', INTERVAL 1 DAY))::DATE AS d),
worked AS (SELECT d, isodow(d) < 7 AND d NOT IN (SELECT d FROM holidays) AS works FROM days),
numbered AS (SELECT d, works, sum(works::INT) OVER (ORDER BY d) AS number FROM worked)
SELECT n.d AS day, w.d AS due FROM numbered n JOIN numbered w ON w.works AND w.number = n.number + 6"""


def receipts() -> str:
    """Six working days, Monday to Saturday, by a calendar made in SQL."""
    return f"""
SELECT *, status(met_on, due, unsure, {excused("receipt_sent")}) AS status
FROM (SELECT a.*, h.due FROM ({first_answer("receipt_sent")}) a JOIN ({HOLIDAYS}) h USING (day)) x"""


def studies(style: str) -> str:
    """Four months from the day the need was known; from 2024 only where the screening led to a study."""
    needs = f"""
SELECT t.c, t.id, t.date AS day, (t.date + INTERVAL 4 MONTH)::DATE AS due, NULL AS measure
FROM (SELECT * FROM e WHERE kind = 'need_known' QUALIFY row_number() OVER (PARTITION BY c ORDER BY date, n) = 1) t
WHERE t.date < {BORDER}
   OR NOT EXISTS (FROM e s WHERE s.c = t.c AND s.kind = 'screening' AND s.outcome IN ('none', 'clarification'))"""
    ends = "SELECT c, date FROM e WHERE kind IN ('study_closed', 'study_updated') AND date IS NOT NULL"
    provisional = "EXISTS (FROM e p WHERE p.c = x.c AND p.kind = 'provisional_assessment' AND p.date <= x.due)"
    return f"""
SELECT *, status(met_on, due, false, {provisional} OR {excused("study_finished")}) AS status
FROM ({first_after(style, needs, ends, "c")}) x"""


def plans(style: str) -> str:
    """Before the decision until 2023; from 2024, under 16, within three months, or before it without consent."""
    decisions = f"""
SELECT d.c, d.id, d.measure, d.date AS decided, d.about, m.ended, m.cut, is_16,
       d.date >= {BORDER} AND d.about = 'placement' AND d.consent IS NULL AS consent_missing,
       CASE WHEN d.date < {BORDER} AND d.acute AND d.short_purpose THEN d.date + INTERVAL 4 MONTH
            WHEN d.date < {BORDER} OR (d.about = 'placement' AND d.consent = false) THEN d.date
            ELSE d.date + INTERVAL 3 MONTH END::DATE AS due
FROM e d JOIN child USING (c) LEFT JOIN m ON m.c = d.c AND m.measure = d.measure
WHERE d.kind = 'decision' AND d.granted IS DISTINCT FROM false AND (
  (d.date < {BORDER} AND d.about IN ('support', 'placement', 'aftercare'))
  OR (d.date >= {BORDER} AND d.date < coalesce(is_16, DATE '2100-01-01') AND (d.about = 'placement'
      OR (d.about = 'support' AND EXISTS (FROM e q WHERE q.c = d.c AND q.kind = 'plan_position' AND q.needed
                                          AND q.belongs = d.id)))))"""
    # A plan of the measure that is in force counts from its own day: the first of all that stand is the earliest.
    made = """
SELECT a.c, a.measure, a.date FROM acts a JOIN (SELECT c, measure, min(date) AS decided FROM e
  WHERE kind = 'decision' AND about IN ('support', 'placement', 'aftercare') GROUP BY ALL) d USING (c, measure)
WHERE a.kind = 'plan' AND type IS DISTINCT FROM 'parents_plan' AND (a.date > decided OR stands_until >= decided)"""
    triggers = f"SELECT *, DATE '1990-01-01' AS day FROM ({decisions})"
    found = f"SELECT * REPLACE (decided AS day) FROM ({first_after(style, triggers, made, 'c, measure')})"
    return f"""
SELECT *, CASE WHEN (consent_missing AND decided < coalesce(met_on, day()) AND coalesce(met_on, day()) <= due)
                 OR (is_16 IS NULL AND decided >= {BORDER}) THEN 'undecidable'
     ELSE status(met_on, due, {unsure("plan")}, {excused("plan_made")}) END AS status
FROM ({found}) x
WHERE (due < cut OR cut IS NULL OR about = 'aftercare') AND NOT (coalesce(ended <= due, false) AND met_on IS NULL)"""


def first_follow_ups(style: str) -> str:
    """Three months from the start; from 2024 the end of a parallel study or clarification, if that comes first."""
    parallel = f"""
SELECT m.c, m.measure, min(s.closed) AS closed FROM m JOIN (
  SELECT o.c, o.date AS opened, min(z.date) AS closed FROM e o JOIN e z ON z.c = o.c AND z.date >= o.date AND (
    (o.kind = 'study_opened' AND z.kind IN ('study_closed', 'study_updated'))
    OR (o.kind = 'clarification_opened' AND z.kind = 'clarification_closed'))
  WHERE o.kind IN ('study_opened', 'clarification_opened') GROUP BY ALL) s ON s.c = m.c
WHERE s.closed > m.started AND s.closed >= {BORDER} AND s.opened <= coalesce(m.ended, DATE '2100-01-01') GROUP BY ALL"""
    starts = f"""
SELECT m.c, m.id, m.measure, m.started AS day, m.ended, m.cut,
       CASE WHEN m.started + INTERVAL 3 MONTH < {BORDER} THEN m.started + INTERVAL 3 MONTH
            ELSE least(m.started + INTERVAL 3 MONTH, coalesce(s.closed, DATE '2100-01-01')) END::DATE AS due
FROM m LEFT JOIN ({parallel}) s USING (c, measure)"""
    held = "SELECT c, measure, date FROM acts WHERE kind = 'follow_up'"
    return f"""
SELECT *, status(met_on, due, {unsure("follow_up")}, {excused("first_follow_up")}) AS status
FROM ({first_after(style, starts, held, "c, measure")}) x
WHERE due < cut AND NOT (coalesce(ended < due, false) AND met_on IS NULL)"""


def next_follow_ups(style: str) -> str:
    """Six months from each follow-up, where that day lies before 2024."""
    rounds = """
SELECT a.c, a.id, a.measure, a.date AS day, (a.date + INTERVAL 6 MONTH)::DATE AS due, m.ended, m.cut,
       lead(a.date) OVER (PARTITION BY a.c, a.measure ORDER BY a.date, a.n) AS met_on
FROM (SELECT * FROM acts WHERE kind = 'follow_up') a JOIN m USING (c, measure) QUALIFY a.starts"""
    if style == "asof":
        held = "SELECT c, measure, date, n FROM acts WHERE kind = 'follow_up'"
        rounds = f"""
SELECT t.c, t.id, t.measure, t.date AS day, (t.date + INTERVAL 6 MONTH)::DATE AS due, m.ended, m.cut, a.date AS met_on
FROM (SELECT * FROM acts WHERE kind = 'follow_up' AND starts) t ASOF LEFT JOIN ({held}) a
  ON t.c = a.c AND t.measure = a.measure AND t.n < a.n JOIN m ON m.c = t.c AND m.measure = t.measure"""
    return f"""
SELECT *, status(met_on, due, {unsure("follow_up")}, {excused("next_follow_up")}) AS status FROM ({rounds}) x
WHERE due < {BORDER} AND due < cut AND NOT coalesce(ended <= due, false)"""


VISITS = f"""
SELECT c, id, due, CASE WHEN sure >= 2 THEN second END AS met_on,
       CASE WHEN sure >= 2 THEN 'met' WHEN excused THEN 'excused' WHEN possible >= 2 THEN 'undecidable'
            WHEN due < day() THEN 'overdue' ELSE 'pending' END AS status
FROM (
  SELECT x.c, x.id, x.due, count(*) FILTER (counts) AS sure, (min(v.date, 2) FILTER (counts))[2] AS second,
         count(v.c) FILTER (maybe) + any_value(undated) AS possible, any_value(excused) AS excused
  FROM (SELECT *, {excused("visits")} AS excused,
               (SELECT count(*) FROM e u WHERE u.c = x.c AND u.kind = 'visit' AND u.date IS NULL
                  AND coalesce(u.measure, x.measure) = x.measure AND u.at_site IS DISTINCT FROM false
                  AND u.talked_with_child IS DISTINCT FROM false) AS undated
        FROM (SELECT c, measure, id, (started + to_months(12 * k))::DATE AS day, year_number,
                     (started + to_months(12 * (k + 1)))::DATE - 1 AS due, ended, cut
              FROM (SELECT *, unnest(range(0, 25)) AS k, k AS year_number FROM m WHERE sort = 'placement')) x
        WHERE day <= day() AND due < cut AND NOT coalesce(ended < due, false)) x
  LEFT JOIN (
    SELECT a.c, a.measure, a.date, e.at_site AND e.talked_with_child AS counts,
           e.at_site IS DISTINCT FROM false AND e.talked_with_child IS DISTINCT FROM false AS maybe
    FROM acts a JOIN e ON e.n = a.n WHERE a.kind = 'visit'
  ) v ON v.c = x.c AND v.measure = x.measure AND v.date BETWEEN x.day AND x.due
  GROUP BY x.c, x.id, x.measure, x.year_number, x.due
)"""

SUPPORT_PERSONS = f"""
SELECT *, status(met_on, due, false, {excused("support_person_offered")}) AS status FROM (
  SELECT m.c, m.id, m.measure, m.started AS day, m.started AS due, min(o.date) AS met_on
  FROM (SELECT *, lag(started) OVER (PARTITION BY c ORDER BY started, n) AS before FROM m WHERE sort = 'placement') m
  LEFT JOIN e o ON o.c = m.c AND o.kind = 'support_person_offered' AND o."to" = 'parents'
    AND o.date > coalesce(m.before, DATE '1990-01-01') AND coalesce(o.measure, m.measure) = m.measure
  WHERE m.started < m.cut
  GROUP BY ALL
) x"""
