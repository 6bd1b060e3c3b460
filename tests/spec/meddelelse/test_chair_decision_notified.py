"""Når formanden handler alene, skal de, det gælder, vide det inden et døgn."""

from lawcode.duties.chair_decisions import CHAIR_DECISION_NOTIFIED

DUTY = CHAIR_DECISION_NOTIFIED


def test_within_a_day(law_test):
    """Skriftlig meddelelse inden 24 timer efter iværksættelsen, talt i minutter, når klokkeslættene kendes."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2020-03-04",
        events="""
            barn | hændelse                 | dato       | kl.   | om          | iværksat   | iværksat kl.     | til      | skriftlig
            -----+--------------------------+------------+-------+-------------+------------+------------------+----------+----------
            1    | formandsafgørelse        | 2024-05-10 |       | anbringelse | 2024-05-10 | 2024-05-10 20:00 |          |
            1    | meddelelse af afgørelsen | 2024-05-11 | 20:00 |             |            |                  | forælder | ja
            2    | formandsafgørelse        | 2024-05-10 |       | anbringelse | 2024-05-10 | 2024-05-10 20:00 |          |
            2    | meddelelse af afgørelsen | 2024-05-11 | 20:01 |             |            |                  | forælder | ja
            3    | formandsafgørelse        | 2024-05-10 |       | anbringelse | 2024-05-10 |                  |          |
            3    | meddelelse af afgørelsen | 2024-05-10 |       |             |            |                  | forælder | ja
            4    | formandsafgørelse        | 2024-05-10 |       | anbringelse | 2024-05-10 |                  |          |
            4    | meddelelse af afgørelsen | 2024-05-11 |       |             |            |                  | forælder | ja
            5    | formandsafgørelse        | 2024-05-10 |       | anbringelse | 2024-05-10 |                  |          |
            5    | meddelelse af afgørelsen | 2024-05-12 |       |             |            |                  | forælder | ja
            6    | formandsafgørelse        | 2024-05-10 |       | anbringelse | 2024-05-10 |                  |          |
        """,
        verdicts="""
            barn | udfald             | frist      | dage for sent | følge             | hjemmel           | mangler
            -----+--------------------+------------+---------------+-------------------+-------------------+-----------
            1    | overholdt          | 2024-05-11 |               |                   | barnets lov § 143 |
            2    | overholdt for sent | 2024-05-11 | 0             | kan tilsidesættes | barnets lov § 143 |
            3    | overholdt          | 2024-05-11 |               |                   | barnets lov § 143 |
            4    | kan ikke afgøres   | 2024-05-11 |               |                   | barnets lov § 143 | klokkeslæt
            5    | overholdt for sent | 2024-05-11 | 1             | kan tilsidesættes | barnets lov § 143 |
            6    | overskredet        | 2024-05-11 | 113           | kan tilsidesættes | barnets lov § 143 |
        """,
    )


def test_the_child_too(law_test):
    """Barnet får også meddelelse: fra 10 år efter barnets lov, fra 12 år efter serviceloven."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        events="""
            barn | født       | hændelse                 | dato       | om          | iværksat   | til      | skriftlig
            -----+------------+--------------------------+------------+-------------+------------+----------+----------
            1    | 2014-05-10 | formandsafgørelse        | 2024-05-10 | anbringelse | 2024-05-10 |          |
            1    | 2014-05-10 | meddelelse af afgørelsen | 2024-05-10 |             |            | forælder | ja
            2    | 2014-05-11 | formandsafgørelse        | 2024-05-10 | anbringelse | 2024-05-10 |          |
            2    | 2014-05-11 | meddelelse af afgørelsen | 2024-05-10 |             |            | forælder | ja
            3    | 2014-05-10 | formandsafgørelse        | 2024-05-10 | anbringelse | 2024-05-10 |          |
            3    | 2014-05-10 | meddelelse af afgørelsen | 2024-05-10 |             |            | forælder | ja
            3    | 2014-05-10 | meddelelse af afgørelsen | 2024-05-10 |             |            | barn     | ja
            4    | 2010-05-11 | formandsafgørelse        | 2022-05-10 | anbringelse | 2022-05-10 |          |
            4    | 2010-05-11 | meddelelse af afgørelsen | 2022-05-10 |             |            | forælder | ja
        """,
        verdicts="""
            barn | udfald      | hjemmel
            -----+-------------+------------------
            1    | overskredet | barnets lov § 143
            2    | overholdt   | barnets lov § 143
            3    | overholdt   | barnets lov § 143
            4    | overholdt   | serviceloven § 75
        """,
    )


def test_implementation_not_recorded(law_test):
    """Er iværksættelsen ikke noteret, er meddelelse på afgørelsens egen dag i tide; ellers kan det ikke afgøres."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2020-03-04",
        events="""
            barn | hændelse                 | dato       | om          | til      | skriftlig
            -----+--------------------------+------------+-------------+----------+----------
            1    | formandsafgørelse        | 2024-05-10 | anbringelse |          |
            1    | meddelelse af afgørelsen | 2024-05-10 |             | forælder | ja
            2    | formandsafgørelse        | 2024-05-10 | anbringelse |          |
            2    | meddelelse af afgørelsen | 2024-05-11 |             | forælder | ja
            3    | formandsafgørelse        |            | anbringelse |          |
        """,
        verdicts="""
            barn | udfald           | mangler
            -----+------------------+--------------
            1    | overholdt        |
            2    | kan ikke afgøres | iværksættelse
            3    | kan ikke afgøres | dato
        """,
    )


def test_border_last_day_and_excused(law_test):
    """Afgørelsens dag vælger loven; dagen efter afventer meddelelsen; en lovlig grund undskylder."""
    law_test(
        DUTY,
        as_of="2024-01-02",
        born_on="2020-03-04",
        events="""
            barn | hændelse          | dato       | om          | iværksat   | pligt
            -----+-------------------+------------+-------------+------------+------------------------------------------
            1    | formandsafgørelse | 2023-12-30 | anbringelse | 2023-12-30 |
            2    | formandsafgørelse | 2023-12-31 | anbringelse | 2023-12-31 |
            3    | formandsafgørelse | 2024-01-01 | anbringelse | 2024-01-01 |
            4    | formandsafgørelse | 2024-01-01 | anbringelse | 2024-01-01 |
            4    | lovlig grund      | 2024-01-01 |             |            | Formandsafgørelsen meddelt inden 24 timer
        """,
        verdicts="""
            barn | udfald           | frist      | bekræftet | hjemmel
            -----+------------------+------------+-----------+------------------
            1    | overskredet      | 2023-12-31 | ja        | serviceloven § 75
            2    | overskredet      | 2024-01-01 | nej       | serviceloven § 75
            3    | afventer         | 2024-01-02 | ja        | barnets lov § 143
            4    | lovligt fraveget | 2024-01-02 | ja        | barnets lov § 143
        """,
    )
