"""Barnet skal have tid til at indstille sig på at komme hjem."""

from lawcode.duties.return_home import RETURN_PERIOD_DECIDED

DUTY = RETURN_PERIOD_DECIDED


def test_up_to_six_months(law_test):
    """Der er truffet afgørelse om hjemgivelsen og om en periode på op til seks måneder; flere er et brud."""
    law_test(
        DUTY,
        as_of="2024-12-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse            | dato       | indsats | om          | periode i måneder | grund
            -----+---------------------+------------+---------+-------------+-------------------+------------
            1    | anbringelse begyndt | 2024-01-10 | m       |             |                   |
            1    | afgørelse           | 2024-06-01 | m       | hjemgivelse | 6                 |
            1    | anbringelse ophørt  | 2024-07-01 | m       |             |                   | hjemgivelse
            2    | anbringelse begyndt | 2024-01-10 | m       |             |                   |
            2    | afgørelse           | 2024-06-01 | m       | hjemgivelse | 0                 |
            2    | anbringelse ophørt  | 2024-07-01 | m       |             |                   | hjemgivelse
            3    | anbringelse begyndt | 2024-01-10 | m       |             |                   |
            3    | afgørelse           | 2024-06-01 | m       | hjemgivelse | 7                 |
            3    | anbringelse ophørt  | 2024-07-01 | m       |             |                   | hjemgivelse
            4    | anbringelse begyndt | 2024-01-10 | m       |             |                   |
            4    | afgørelse           | 2024-06-01 | m       | hjemgivelse |                   |
            4    | anbringelse ophørt  | 2024-07-01 | m       |             |                   | hjemgivelse
            5    | anbringelse begyndt | 2024-01-10 | m       |             |                   |
            5    | anbringelse ophørt  | 2024-07-01 | m       |             |                   | hjemgivelse
        """,
        verdicts="""
            barn | udfald           | frist      | sket       | hjemmel                   | mangler
            -----+------------------+------------+------------+---------------------------+--------
            1    | overholdt        | 2024-07-01 | 2024-06-01 | barnets lov § 100, stk. 1 |
            2    | overholdt        | 2024-07-01 | 2024-06-01 | barnets lov § 100, stk. 1 |
            3    | overskredet      | 2024-07-01 |            | barnets lov § 100, stk. 1 |
            4    | kan ikke afgøres | 2024-07-01 |            | barnets lov § 100, stk. 1 | periode
            5    | overskredet      | 2024-07-01 |            | barnets lov § 100, stk. 1 |
        """,
    )


def test_not_yet_returned(law_test):
    """Er barnet ikke kommet hjem, afventer sagen, også når perioden er besluttet."""
    law_test(
        DUTY,
        as_of="2024-06-15",
        born_on="2015-03-04",
        events="""
            barn | hændelse            | dato       | indsats | om          | periode i måneder
            -----+---------------------+------------+---------+-------------+------------------
            1    | anbringelse begyndt | 2024-01-10 | m       |             |
            1    | afgørelse           | 2024-06-01 | m       | hjemgivelse | 3
        """,
        verdicts="""
            barn | udfald   | frist
            -----+----------+------
            1    | afventer |
        """,
    )


def test_border(law_test):
    """Begge love sætter grænsen ved seks måneder."""
    law_test(
        DUTY,
        as_of="2024-12-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse            | dato       | indsats | om          | periode i måneder | grund
            -----+---------------------+------------+---------+-------------+-------------------+------------
            1    | anbringelse begyndt | 2023-01-10 | m       |             |                   |
            1    | afgørelse           | 2023-12-01 | m       | hjemgivelse | 7                 |
            1    | anbringelse ophørt  | 2023-12-31 | m       |             |                   | hjemgivelse
            2    | anbringelse begyndt | 2023-01-10 | m       |             |                   |
            2    | afgørelse           | 2024-01-01 | m       | hjemgivelse | 7                 |
            2    | anbringelse ophørt  | 2024-01-31 | m       |             |                   | hjemgivelse
        """,
        verdicts="""
            barn | udfald      | frist      | hjemmel
            -----+-------------+------------+--------------------------
            1    | overskredet | 2023-12-31 | serviceloven § 68, stk. 2
            2    | overskredet | 2024-01-31 | barnets lov § 100, stk. 1
        """,
    )


def test_late_excused_and_missing(law_test):
    """En afgørelse efter hjemkomsten er for sent; en lovlig grund undskylder; uden dato kan intet afgøres."""
    law_test(
        DUTY,
        as_of="2024-12-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse            | dato       | id | indsats | om          | grund       | pligt                         | vedrører
            -----+---------------------+------------+----+---------+-------------+-------------+-------------------------------+---------
            1    | anbringelse begyndt | 2024-01-10 |    | m       |             |             |                               |
            1    | lovlig grund        | 2024-06-20 |    | m       |             |             | Hjemgivelsesperiode besluttet |
            1    | anbringelse ophørt  | 2024-07-01 | o  | m       |             | hjemgivelse |                               |
            2    | anbringelse begyndt | 2024-01-10 |    | m       |             |             |                               |
            2    | afgørelse           |            |    | m       | hjemgivelse |             |                               |
        """,
        verdicts="""
            barn | udfald           | frist      | mangler
            -----+------------------+------------+--------
            1    | lovligt fraveget | 2024-07-01 |
            2    | kan ikke afgøres |            | dato
        """,
    )
