"""Udvalget godkender formandens afgørelse inden syv dage, ellers falder den bort."""

from lawcode.duties.chair_decisions import CHAIR_DECISION_APPROVED

DUTY = CHAIR_DECISION_APPROVED


def test_seven_days(law_test):
    """Iværksættelsens dag er den første af de syv; søndage og helligdage tæller med."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2020-03-04",
        events="""
            barn | hændelse              | dato       | om          | iværksat
            -----+-----------------------+------------+-------------+-----------
            1    | formandsafgørelse     | 2024-05-10 | anbringelse | 2024-05-10
            1    | udvalgets godkendelse | 2024-05-16 |             |
            2    | formandsafgørelse     | 2024-05-10 | anbringelse | 2024-05-10
            2    | udvalgets godkendelse | 2024-05-17 |             |
            3    | formandsafgørelse     | 2024-05-10 | anbringelse | 2024-05-12
            4    | formandsafgørelse     | 2024-05-10 | anbringelse |
            4    | udvalgets godkendelse | 2024-05-16 |             |
            5    | formandsafgørelse     | 2024-05-10 | anbringelse |
            5    | udvalgets godkendelse | 2024-05-17 |             |
            6    | formandsafgørelse     | 2024-05-10 | anbringelse |
        """,
        verdicts="""
            barn | udfald             | frist      | dage for sent | følge      | hjemmel           | mangler
            -----+--------------------+------------+---------------+------------+-------------------+--------------
            1    | overholdt          | 2024-05-16 |               |            | barnets lov § 143 |
            2    | overholdt for sent | 2024-05-16 | 1             | bortfalder | barnets lov § 143 |
            3    | overskredet        | 2024-05-18 | 106           | bortfalder | barnets lov § 143 |
            4    | overholdt          |            |               |            | barnets lov § 143 |
            5    | kan ikke afgøres   |            |               |            | barnets lov § 143 | iværksættelse
            6    | kan ikke afgøres   |            |               |            | barnets lov § 143 | iværksættelse
        """,
    )


def test_last_day_and_excused(law_test):
    """På den syvende dag afventer godkendelsen; en lovlig grund undskylder."""
    law_test(
        DUTY,
        as_of="2024-05-16",
        born_on="2020-03-04",
        events="""
            barn | hændelse          | dato       | om          | iværksat   | pligt
            -----+-------------------+------------+-------------+------------+-----------------------------------------
            1    | formandsafgørelse | 2024-05-10 | anbringelse | 2024-05-10 |
            2    | formandsafgørelse | 2024-05-09 | anbringelse | 2024-05-09 |
            3    | formandsafgørelse | 2024-05-09 | anbringelse | 2024-05-09 |
            3    | lovlig grund      | 2024-05-14 |             |            | Formandsafgørelsen godkendt inden 7 dage
            4    | formandsafgørelse |            | anbringelse | 2024-05-09 |
        """,
        verdicts="""
            barn | udfald           | frist      | mangler
            -----+------------------+------------+--------
            1    | afventer         | 2024-05-16 |
            2    | overskredet      | 2024-05-15 |
            3    | lovligt fraveget | 2024-05-15 |
            4    | kan ikke afgøres |            | dato
        """,
    )


def test_border(law_test):
    """Afgørelsens dag vælger loven."""
    law_test(
        DUTY,
        as_of="2024-02-01",
        born_on="2020-03-04",
        events="""
            barn | hændelse          | dato       | om          | iværksat
            -----+-------------------+------------+-------------+-----------
            1    | formandsafgørelse | 2023-12-20 | anbringelse | 2023-12-20
            2    | formandsafgørelse | 2023-12-31 | anbringelse | 2023-12-31
            3    | formandsafgørelse | 2024-01-01 | anbringelse | 2024-01-01
        """,
        verdicts="""
            barn | udfald      | frist      | bekræftet | hjemmel
            -----+-------------+------------+-----------+--------------------------
            1    | overskredet | 2023-12-26 | ja        | serviceloven § 75, stk. 3
            2    | overskredet | 2024-01-06 | nej       | serviceloven § 75, stk. 3
            3    | overskredet | 2024-01-07 | ja        | barnets lov § 143
        """,
    )
