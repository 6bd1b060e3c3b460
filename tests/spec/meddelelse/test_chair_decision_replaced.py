"""Formandens godkendte afgørelse er foreløbig; en ordinær afgørelse træder i stedet."""

from lawcode.duties.chair_decisions import CHAIR_DECISION_REPLACED

DUTY = CHAIR_DECISION_REPLACED


def test_one_month(law_test):
    """Afgørelsen afløses inden en måned fra godkendelsen af en afgørelse om det samme."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2020-03-04",
        events="""
            barn | hændelse              | dato       | om          | iværksat   | af
            -----+-----------------------+------------+-------------+------------+---------
            1    | formandsafgørelse     | 2024-05-10 | anbringelse | 2024-05-10 |
            1    | udvalgets godkendelse | 2024-05-14 |             |            |
            1    | afgørelse             | 2024-06-14 | anbringelse |            | udvalget
            2    | formandsafgørelse     | 2024-05-10 | anbringelse | 2024-05-10 |
            2    | udvalgets godkendelse | 2024-05-14 |             |            |
            2    | afgørelse             | 2024-06-15 | anbringelse |            | udvalget
            3    | formandsafgørelse     | 2024-05-10 | anbringelse | 2024-05-10 |
            3    | udvalgets godkendelse | 2024-05-14 |             |            |
            3    | afgørelse             | 2024-06-10 | samvær      |            | udvalget
            4    | formandsafgørelse     | 2024-01-30 | anbringelse | 2024-01-30 |
            4    | udvalgets godkendelse | 2024-01-31 |             |            |
        """,
        verdicts="""
            barn | udfald             | frist      | dage for sent | følge      | hjemmel
            -----+--------------------+------------+---------------+------------+------------------
            1    | overholdt          | 2024-06-14 |               |            | barnets lov § 143
            2    | overholdt for sent | 2024-06-14 | 1             | bortfalder | barnets lov § 143
            3    | overskredet        | 2024-06-14 | 79            | bortfalder | barnets lov § 143
            4    | overskredet        | 2024-02-29 | 185           | bortfalder | barnets lov § 143
        """,
    )


def test_last_day_excused_and_missing(law_test):
    """På månedens sidste dag afventer afløsningen; en lovlig grund undskylder; uden dato kan intet afgøres."""
    law_test(
        DUTY,
        as_of="2024-06-14",
        born_on="2020-03-04",
        events="""
            barn | hændelse              | dato       | om          | iværksat   | pligt
            -----+-----------------------+------------+-------------+------------+----------------------------------------
            1    | formandsafgørelse     | 2024-05-10 | anbringelse | 2024-05-10 |
            1    | udvalgets godkendelse | 2024-05-14 |             |            |
            2    | formandsafgørelse     | 2024-05-10 | anbringelse | 2024-05-10 |
            2    | udvalgets godkendelse | 2024-05-13 |             |            |
            2    | lovlig grund          | 2024-06-01 |             |            | Formandsafgørelsen afløst inden 1 måned
            3    | formandsafgørelse     | 2024-05-10 | anbringelse | 2024-05-10 |
            3    | udvalgets godkendelse |            |             |            |
        """,
        verdicts="""
            barn | udfald           | frist      | mangler
            -----+------------------+------------+--------
            1    | afventer         | 2024-06-14 |
            2    | lovligt fraveget | 2024-06-13 |
            3    | kan ikke afgøres |            | dato
        """,
    )


def test_border(law_test):
    """Godkendelsens dag vælger loven."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2020-03-04",
        events="""
            barn | hændelse              | dato       | om          | iværksat
            -----+-----------------------+------------+-------------+-----------
            1    | formandsafgørelse     | 2023-11-20 | anbringelse | 2023-11-20
            1    | udvalgets godkendelse | 2023-11-24 |             |
            2    | formandsafgørelse     | 2023-12-28 | anbringelse | 2023-12-28
            2    | udvalgets godkendelse | 2023-12-31 |             |
            3    | formandsafgørelse     | 2023-12-28 | anbringelse | 2023-12-28
            3    | udvalgets godkendelse | 2024-01-01 |             |
        """,
        verdicts="""
            barn | udfald      | frist      | bekræftet | hjemmel
            -----+-------------+------------+-----------+------------------
            1    | overskredet | 2023-12-24 | ja        | serviceloven § 75
            2    | overskredet | 2024-01-31 | nej       | serviceloven § 75
            3    | overskredet | 2024-02-01 | ja        | barnets lov § 143
        """,
    )
