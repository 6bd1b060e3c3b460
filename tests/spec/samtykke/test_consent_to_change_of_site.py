"""Et barn flyttes ikke til et andet anbringelsessted uden samtykke, eller i det mindste uden at være spurgt."""

from lawcode.duties.consents import CONSENT_TO_CHANGE_OF_SITE

DUTY = CONSENT_TO_CHANGE_OF_SITE


def test_child_from_twelve(law_test):
    """Forældremyndighedsindehaveren samtykker, og barnet fra 12 år."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        events="""
            barn | født       | hændelse  | dato       | om              | af       | til             | givet
            -----+------------+-----------+------------+-----------------+----------+-----------------+------
            1    | 2012-05-10 | samtykke  | 2024-05-01 |                 | forælder | ændring af sted | ja
            1    | 2012-05-10 | samtykke  | 2024-05-01 |                 | barn     | ændring af sted | ja
            1    | 2012-05-10 | afgørelse | 2024-05-10 | ændring af sted | kommunen |                 |
            2    | 2012-05-10 | samtykke  | 2024-05-01 |                 | forælder | ændring af sted | ja
            2    | 2012-05-10 | samtykke  | 2024-05-01 |                 | barn     | ændring af sted | nej
            2    | 2012-05-10 | afgørelse | 2024-05-10 | ændring af sted | kommunen |                 |
            3    | 2012-05-11 | samtykke  | 2024-05-01 |                 | forælder | ændring af sted | ja
            3    | 2012-05-11 | afgørelse | 2024-05-10 | ændring af sted | kommunen |                 |
            4    | 2015-03-04 | afgørelse | 2024-05-10 | ændring af sted | kommunen |                 |
            4    | 2015-03-04 | samtykke  | 2024-05-15 |                 | forælder | ændring af sted | ja
        """,
        verdicts="""
            barn | udfald             | frist      | dage for sent | følge             | hjemmel
            -----+--------------------+------------+---------------+-------------------+-------------------------
            1    | overholdt          | 2024-05-10 |               |                   | barnets lov § 98, stk. 1
            2    | overskredet        | 2024-05-10 | 114           | kan tilsidesættes | barnets lov § 98, stk. 1
            3    | overholdt          | 2024-05-10 |               |                   | barnets lov § 98, stk. 1
            4    | overholdt for sent | 2024-05-10 | 5             | kan tilsidesættes | barnets lov § 98, stk. 1
        """,
    )


def test_decided_by_others(law_test):
    """Bestemmer udvalget, Ankestyrelsen eller retten, er det nok, at hver er spurgt."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse  | dato       | om              | af            | samtykke | til             | givet
            -----+-----------+------------+-----------------+---------------+----------+-----------------+------
            1    | samtykke  | 2024-05-01 |                 | forælder      |          | ændring af sted | nej
            1    | afgørelse | 2024-05-10 | ændring af sted | udvalget      | nej      |                 |
            2    | afgørelse | 2024-05-10 | ændring af sted | udvalget      | nej      |                 |
            3    | afgørelse | 2024-05-10 | ændring af sted | Ankestyrelsen |          |                 |
            4    | afgørelse | 2024-05-10 | ændring af sted |               | nej      |                 |
            5    | samtykke  | 2024-05-01 |                 | forælder      |          | ændring af sted | nej
            5    | afgørelse | 2024-05-10 | ændring af sted | kommunen      | nej      |                 |
        """,
        verdicts="""
            barn | udfald           | mangler
            -----+------------------+------------------
            1    | overholdt        |
            2    | overskredet      |
            3    | kan ikke afgøres | samtykke
            4    | kan ikke afgøres | hvem der handlede
            5    | overskredet      |
        """,
    )


def test_forced_from_outside(law_test):
    """Når en begivenhed udefra tvinger flytningen igennem, er det en lovlig grund."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse     | dato       | om              | af       | samtykke | pligt                                    | grund
            -----+--------------+------------+-----------------+----------+----------+------------------------------------------+--------------
            1    | lovlig grund | 2024-05-05 |                 |          |          | Samtykke til ændring af anbringelsessted | stedet lukker
            1    | afgørelse    | 2024-05-10 | ændring af sted | kommunen | nej      |                                          |
            2    | afgørelse    | 2024-05-10 | ændring af sted | kommunen | nej      |                                          |
        """,
        verdicts="""
            barn | udfald
            -----+-----------------
            1    | lovligt fraveget
            2    | overskredet
        """,
    )


def test_border(law_test):
    """Barnets alder for samtykke var 15 år, til L 120 satte den til 12; barnets lov førte den videre."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        events="""
            barn | født       | hændelse  | dato       | om              | af       | til             | givet
            -----+------------+-----------+------------+-----------------+----------+-----------------+------
            1    | 2002-03-04 | samtykke  | 2015-09-01 |                 | forælder | ændring af sted | ja
            1    | 2002-03-04 | samtykke  | 2015-09-01 |                 | barn     | ændring af sted | nej
            1    | 2002-03-04 | afgørelse | 2015-09-30 | ændring af sted | kommunen |                 |
            2    | 2002-03-04 | samtykke  | 2015-09-01 |                 | forælder | ændring af sted | ja
            2    | 2002-03-04 | samtykke  | 2015-09-01 |                 | barn     | ændring af sted | nej
            2    | 2002-03-04 | afgørelse | 2015-10-01 | ændring af sted | kommunen |                 |
            3    | 2010-03-04 | samtykke  | 2023-12-01 |                 | forælder | ændring af sted | nej
            3    | 2010-03-04 | afgørelse | 2023-12-31 | ændring af sted | kommunen |                 |
            4    | 2010-03-04 | samtykke  | 2023-12-01 |                 | forælder | ændring af sted | nej
            4    | 2010-03-04 | afgørelse | 2024-01-01 | ændring af sted | kommunen |                 |
        """,
        verdicts="""
            barn | udfald      | hjemmel                  | fortolkning
            -----+-------------+--------------------------+------------
            1    | overholdt   | serviceloven § 69        |
            2    | overskredet | serviceloven § 69        | L 120
            3    | overskredet | serviceloven § 69        | L 120
            4    | overskredet | barnets lov § 98, stk. 1 |
        """,
    )


def test_last_day_and_missing(law_test):
    """På afgørelsens dag afventer samtykket; uden dato på afgørelsen kan intet afgøres."""
    law_test(
        DUTY,
        as_of="2024-05-10",
        born_on="2015-03-04",
        events="""
            barn | hændelse  | dato       | om              | af       | samtykke
            -----+-----------+------------+-----------------+----------+---------
            1    | afgørelse | 2024-05-10 | ændring af sted | kommunen | nej
            2    | afgørelse |            | ændring af sted | kommunen | nej
        """,
        verdicts="""
            barn | udfald           | mangler
            -----+------------------+--------
            1    | afventer         |
            2    | kan ikke afgøres | dato
        """,
    )
