"""Barnets lov: det sted, barnet bor, siger sin mening, før barnet flyttes eller sendes hjem."""

from lawcode.duties.site_statement import SITE_STATEMENT_OBTAINED

DUTY = SITE_STATEMENT_OBTAINED


def test_before_the_decision(law_test):
    """Udtalelsen er indhentet senest på afgørelsens dag."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse                         | dato       | om
            -----+----------------------------------+------------+----------------
            1    | udtalelse fra anbringelsesstedet | 2024-05-01 | ændring af sted
            1    | afgørelse                        | 2024-05-10 | ændring af sted
            2    | afgørelse                        | 2024-05-10 | hjemgivelse
            2    | udtalelse fra anbringelsesstedet | 2024-05-20 | hjemgivelse
            3    | afgørelse                        | 2024-05-10 | ændring af sted
            4    | udtalelse fra anbringelsesstedet | 2024-05-10 | hjemgivelse
            4    | afgørelse                        | 2024-05-10 | hjemgivelse
            5    | afgørelse                        | 2024-05-10 | samvær
        """,
        verdicts="""
            barn | udfald             | frist      | dage for sent | fortolkning | hjemmel
            -----+--------------------+------------+---------------+-------------+------------------
            1    | overholdt          | 2024-05-10 |               |             | barnets lov § 98
            2    | overholdt for sent | 2024-05-10 | 10            |             | barnets lov § 100
            3    | overskredet        | 2024-05-10 | 114           |             | barnets lov § 98
            4    | overholdt          | 2024-05-10 |               | samme dag   | barnets lov § 100
            5    | ingen pligt        |            |               |             |
        """,
    )


def test_for_each_decision(law_test):
    """Udtalelsen skal være indhentet efter den forrige afgørelse om det samme."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse                         | dato       | id | om
            -----+----------------------------------+------------+----+----------------
            1    | udtalelse fra anbringelsesstedet | 2024-02-01 |    | ændring af sted
            1    | afgørelse                        | 2024-02-10 | a1 | ændring af sted
            1    | afgørelse                        | 2024-05-10 | a2 | ændring af sted
        """,
        verdicts="""
            barn | udløst af | udfald
            -----+-----------+------------
            1    | a1        | overholdt
            1    | a2        | overskredet
        """,
    )


def test_border(law_test):
    """Serviceloven kendte ikke pligten."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse  | dato       | om
            -----+-----------+------------+----------------
            1    | afgørelse | 2023-12-31 | ændring af sted
            2    | afgørelse | 2024-01-01 | ændring af sted
        """,
        verdicts="""
            barn | udfald
            -----+------------
            1    | ingen pligt
            2    | overskredet
        """,
    )


def test_last_day_excused_and_missing(law_test):
    """På afgørelsens dag afventer udtalelsen; en lovlig grund undskylder; uden dato kan intet afgøres."""
    law_test(
        DUTY,
        as_of="2024-05-10",
        born_on="2015-03-04",
        events="""
            barn | hændelse                         | dato       | om              | pligt
            -----+----------------------------------+------------+-----------------+---------------------------------
            1    | afgørelse                        | 2024-05-10 | ændring af sted |
            2    | lovlig grund                     | 2024-05-01 |                 | Udtalelse fra anbringelsesstedet
            2    | afgørelse                        | 2024-05-10 | ændring af sted |
            3    | udtalelse fra anbringelsesstedet |            | ændring af sted |
            3    | afgørelse                        | 2024-05-10 | ændring af sted |
            4    | afgørelse                        |            | ændring af sted |
        """,
        verdicts="""
            barn | udfald           | mangler
            -----+------------------+---------------------
            1    | afventer         |
            2    | lovligt fraveget |
            3    | kan ikke afgøres | dato for en handling
            4    | kan ikke afgøres | dato
        """,
    )
