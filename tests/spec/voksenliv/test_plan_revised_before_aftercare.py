"""Afgørelsen om tiden efter 18 år bygger på en plan, der er lavet med den unge for nylig."""

from lawcode.duties.aftercare import PLAN_REVISED_BEFORE_AFTERCARE

DUTY = PLAN_REVISED_BEFORE_AFTERCARE


def test_within_twelve_months(law_test):
    """Planen er lavet eller revideret i de 12 måneder før afgørelsen."""
    law_test(
        DUTY,
        as_of="2025-03-01",
        born_on="2007-05-04",
        events="""
            barn | hændelse  | dato       | om                 | version   | art
            -----+-----------+------------+--------------------+-----------+---------
            1    | plan      | 2024-09-01 |                    | revideret | ungeplan
            1    | afgørelse | 2024-10-10 | støtte efter 18 år |           |
            2    | plan      | 2023-10-10 |                    | revideret | ungeplan
            2    | afgørelse | 2024-10-10 | støtte efter 18 år |           |
            3    | plan      | 2023-10-09 |                    | revideret | ungeplan
            3    | afgørelse | 2024-10-10 | støtte efter 18 år |           |
            4    | afgørelse | 2024-10-10 | støtte efter 18 år |           |
            4    | plan      | 2024-10-20 |                    | revideret | ungeplan
            5    | plan      | 2024-09-01 |                    | bekræftet | ungeplan
            5    | afgørelse | 2024-10-10 | støtte efter 18 år |           |
            6    | plan      | 2024-09-01 |                    |           | ungeplan
            6    | afgørelse | 2024-10-10 | støtte efter 18 år |           |
        """,
        verdicts="""
            barn | udfald             | frist      | dage for sent | hjemmel                   | mangler
            -----+--------------------+------------+---------------+---------------------------+-------------------
            1    | overholdt          | 2024-10-10 |               | barnets lov § 111, stk. 2 |
            2    | overholdt          | 2024-10-10 |               | barnets lov § 111, stk. 2 |
            3    | overskredet        | 2024-10-10 | 142           | barnets lov § 111, stk. 2 |
            4    | overholdt for sent | 2024-10-10 | 10            | barnets lov § 111, stk. 2 |
            5    | overskredet        | 2024-10-10 | 142           | barnets lov § 111, stk. 2 |
            6    | kan ikke afgøres   | 2024-10-10 |               | barnets lov § 111, stk. 2 | ny eller revideret
        """,
    )


def test_before_eighteen(law_test):
    """Pligten gælder afgørelser før den 18. fødselsdag."""
    law_test(
        DUTY,
        as_of="2025-09-01",
        born_on="2007-05-04",
        events="""
            barn | hændelse  | dato       | om
            -----+-----------+------------+-------------------
            1    | afgørelse | 2025-05-03 | støtte efter 18 år
            2    | afgørelse | 2025-05-04 | støtte efter 18 år
        """,
        verdicts="""
            barn | udfald
            -----+------------
            1    | overskredet
            2    | ingen pligt
        """,
    )


def test_border(law_test):
    """Afgørelsens dag vælger loven."""
    law_test(
        DUTY,
        as_of="2024-03-01",
        born_on="2006-05-04",
        events="""
            barn | hændelse  | dato       | om
            -----+-----------+------------+-------------------
            1    | afgørelse | 2023-12-31 | støtte efter 18 år
            2    | afgørelse | 2024-01-01 | støtte efter 18 år
        """,
        verdicts="""
            barn | udfald      | hjemmel
            -----+-------------+--------------------------
            1    | overskredet | serviceloven § 68
            2    | overskredet | barnets lov § 111, stk. 2
        """,
    )


def test_last_day_excused_and_missing(law_test):
    """På afgørelsens dag afventer planen; en lovlig grund undskylder; uden dato kan intet afgøres."""
    law_test(
        DUTY,
        as_of="2024-10-10",
        born_on="2007-05-04",
        events="""
            barn | hændelse     | dato       | om                 | version   | pligt
            -----+--------------+------------+--------------------+-----------+------------------------------------------------------
            1    | afgørelse    | 2024-10-10 | støtte efter 18 år |           |
            2    | lovlig grund | 2024-10-01 |                    |           | Planen revideret før afgørelsen om støtte efter 18 år
            2    | afgørelse    | 2024-10-09 | støtte efter 18 år |           |
            3    | plan         |            |                    | revideret |
            3    | afgørelse    | 2024-10-09 | støtte efter 18 år |           |
            4    | afgørelse    |            | støtte efter 18 år |           |
        """,
        verdicts="""
            barn | udfald           | frist      | mangler
            -----+------------------+------------+---------------------
            1    | afventer         | 2024-10-10 |
            2    | lovligt fraveget | 2024-10-09 |
            3    | kan ikke afgøres | 2024-10-09 | dato for en handling
            4    | kan ikke afgøres |            | dato
        """,
    )
