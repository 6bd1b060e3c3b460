"""Kommunen anbringer kun med samtykke; kan det ikke fås, er det udvalget, der bestemmer."""

from lawcode.duties.consents import CONSENT_TO_PLACEMENT

DUTY = CONSENT_TO_PLACEMENT


def test_custody_holder(law_test):
    """Forældremyndighedsindehaveren samtykker senest på afgørelsens dag; et senere samtykke er for sent."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse  | dato       | om          | af       | til         | givet | formål aftalt
            -----+-----------+------------+-------------+----------+-------------+-------+--------------
            1    | samtykke  | 2024-05-01 |             | forælder | anbringelse | ja    | ja
            1    | afgørelse | 2024-05-10 | anbringelse | kommunen |             |       |
            2    | samtykke  | 2024-05-10 |             | forælder | anbringelse | ja    |
            2    | afgørelse | 2024-05-10 | anbringelse | kommunen |             |       |
            3    | afgørelse | 2024-05-10 | anbringelse | kommunen |             |       |
            3    | samtykke  | 2024-05-20 |             | forælder | anbringelse | ja    |
            4    | samtykke  | 2024-05-01 |             | forælder | anbringelse | nej   |
            4    | afgørelse | 2024-05-10 | anbringelse | kommunen |             |       |
            5    | samtykke  | 2024-05-01 |             | forælder | anbringelse | ja    | nej
            5    | afgørelse | 2024-05-10 | anbringelse | kommunen |             |       |
            6    | samtykke  | 2024-05-01 |             | forælder | støtte      | ja    |
            6    | afgørelse | 2024-05-10 | anbringelse | kommunen |             |       |
        """,
        verdicts="""
            barn | udfald             | frist      | sket       | dage for sent | følge             | hjemmel                  | mangler
            -----+--------------------+------------+------------+---------------+-------------------+--------------------------+---------
            1    | overholdt          | 2024-05-10 | 2024-05-01 |               |                   | barnets lov § 46, stk. 1 |
            2    | overholdt          | 2024-05-10 | 2024-05-10 |               |                   | barnets lov § 46, stk. 1 |
            3    | overholdt for sent | 2024-05-10 | 2024-05-20 | 10            | kan tilsidesættes | barnets lov § 46, stk. 1 |
            4    | overskredet        | 2024-05-10 |            | 114           | kan tilsidesættes | barnets lov § 46, stk. 1 |
            5    | overskredet        | 2024-05-10 |            | 114           | kan tilsidesættes | barnets lov § 46, stk. 1 |
            6    | kan ikke afgøres   | 2024-05-10 |            |               |                   | barnets lov § 46, stk. 1 | samtykke
        """,
    )


def test_on_the_decision(law_test):
    """Står samtykket kun i afgørelsen, gælder det for den, der ikke har et samtykke for sig."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse  | dato       | om          | af       | samtykke
            -----+-----------+------------+-------------+----------+---------
            1    | afgørelse | 2024-05-10 | anbringelse | kommunen | ja
            2    | afgørelse | 2024-05-10 | anbringelse | kommunen | nej
            3    | afgørelse | 2024-05-10 | anbringelse | kommunen |
            4    | afgørelse | 2024-05-10 | anbringelse | udvalget | nej
            5    | afgørelse | 2024-05-10 | anbringelse |          | nej
            6    | afgørelse | 2024-05-10 | anbringelse | udvalget | ja
        """,
        verdicts="""
            barn | udfald           | fortolkning           | mangler
            -----+------------------+-----------------------+---------
            1    | overholdt        | samtykke i afgørelsen |
            2    | overskredet      |                       |
            3    | kan ikke afgøres |                       | samtykke
            4    | ingen pligt      |                       |
            5    | ingen pligt      |                       |
            6    | overholdt        | samtykke i afgørelsen |
        """,
    )


def test_child_from_fifteen(law_test):
    """Er barnet fyldt 15 år på afgørelsens dag, samtykker det selv; begge skal samtykke."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        events="""
            barn | født       | hændelse  | dato       | om          | af       | til         | givet
            -----+------------+-----------+------------+-------------+----------+-------------+------
            1    | 2009-05-10 | samtykke  | 2024-05-01 |             | forælder | anbringelse | ja
            1    | 2009-05-10 | samtykke  | 2024-05-01 |             | barn     | anbringelse | ja
            1    | 2009-05-10 | afgørelse | 2024-05-10 | anbringelse | kommunen |             |
            2    | 2009-05-10 | samtykke  | 2024-05-01 |             | forælder | anbringelse | ja
            2    | 2009-05-10 | samtykke  | 2024-05-01 |             | barn     | anbringelse | nej
            2    | 2009-05-10 | afgørelse | 2024-05-10 | anbringelse | kommunen |             |
            3    | 2009-05-10 | samtykke  | 2024-05-01 |             | forælder | anbringelse | ja
            3    | 2009-05-10 | afgørelse | 2024-05-10 | anbringelse | kommunen |             |
            4    | 2009-05-11 | samtykke  | 2024-05-01 |             | forælder | anbringelse | ja
            4    | 2009-05-11 | afgørelse | 2024-05-10 | anbringelse | kommunen |             |
            5    |            | samtykke  | 2024-05-01 |             | forælder | anbringelse | ja
            5    |            | afgørelse | 2024-05-10 | anbringelse | kommunen |             |
        """,
        verdicts="""
            barn | udfald           | mangler
            -----+------------------+------------
            1    | overholdt        |
            2    | overskredet      |
            3    | kan ikke afgøres | samtykke
            4    | overholdt        |
            5    | kan ikke afgøres | fødselsdato
        """,
    )


def test_two_custody_holders(law_test):
    """Forældre, der er nævnt hver for sig, skal begge samtykke; det seneste ord før afgørelsen gælder."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse  | dato       | om          | af       | person | til         | givet
            -----+-----------+------------+-------------+----------+--------+-------------+------
            1    | samtykke  | 2024-05-01 |             | forælder | mor    | anbringelse | ja
            1    | samtykke  | 2024-05-02 |             | forælder | far    | anbringelse | ja
            1    | afgørelse | 2024-05-10 | anbringelse | kommunen |        |             |
            2    | samtykke  | 2024-05-01 |             | forælder | mor    | anbringelse | ja
            2    | samtykke  | 2024-05-02 |             | forælder | far    | anbringelse | nej
            2    | afgørelse | 2024-05-10 | anbringelse | kommunen |        |             |
            3    | samtykke  | 2024-05-01 |             | forælder | mor    | anbringelse | ja
            3    | samtykke  | 2024-05-05 |             | forælder | mor    | anbringelse | nej
            3    | afgørelse | 2024-05-10 | anbringelse | kommunen |        |             |
        """,
        verdicts="""
            barn | udfald      | sket
            -----+-------------+-----------
            1    | overholdt   | 2024-05-02
            2    | overskredet |
            3    | overskredet |
        """,
    )


def test_chair(law_test):
    """Før formandens foreløbige afgørelse skal samtykket være søgt; et nej er nok."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse          | dato       | om          | af       | til         | givet
            -----+-------------------+------------+-------------+----------+-------------+------
            1    | samtykke          | 2024-05-10 |             | forælder | anbringelse | nej
            1    | formandsafgørelse | 2024-05-10 | anbringelse |          |             |
            2    | formandsafgørelse | 2024-05-10 | anbringelse |          |             |
            3    | formandsafgørelse | 2024-05-10 |             |          |             |
            4    | formandsafgørelse | 2024-05-10 | samvær      |          |             |
        """,
        verdicts="""
            barn | udfald
            -----+------------
            1    | overholdt
            2    | overskredet
            3    | overskredet
            4    | ingen pligt
        """,
    )


def test_before_birth(law_test):
    """Serviceloven: et samtykke fra før fødslen bærer ikke en afgørelse efter den; barnets lov har ikke kravet."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        events="""
            barn | født       | hændelse  | dato       | om          | af       | til         | givet
            -----+------------+-----------+------------+-------------+----------+-------------+------
            1    | 2022-05-05 | samtykke  | 2022-05-01 |             | forælder | anbringelse | ja
            1    | 2022-05-05 | afgørelse | 2022-05-10 | anbringelse | kommunen |             |
            2    | 2024-05-05 | samtykke  | 2024-05-01 |             | forælder | anbringelse | ja
            2    | 2024-05-05 | afgørelse | 2024-05-10 | anbringelse | kommunen |             |
        """,
        verdicts="""
            barn | udfald      | hjemmel
            -----+-------------+-------------------------
            1    | overskredet | serviceloven § 52
            2    | overholdt   | barnets lov § 46, stk. 1
        """,
    )


def test_border(law_test):
    """Afgørelsens dag vælger loven; alderen for samtykke er den samme."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2009-03-04",
        events="""
            barn | hændelse  | dato       | om          | af       | samtykke
            -----+-----------+------------+-------------+----------+---------
            1    | afgørelse | 2023-12-31 | anbringelse | kommunen | nej
            2    | afgørelse | 2024-01-01 | anbringelse | kommunen | nej
        """,
        verdicts="""
            barn | udfald      | hjemmel                  | bekræftet
            -----+-------------+--------------------------+----------
            1    | overskredet | serviceloven § 52        | ja
            2    | overskredet | barnets lov § 46, stk. 1 | ja
        """,
    )


def test_last_day_excused_and_missing(law_test):
    """På afgørelsens dag afventer samtykket kun, hvis intet taler imod; en lovlig grund undskylder."""
    law_test(
        DUTY,
        as_of="2024-05-10",
        born_on="2015-03-04",
        events="""
            barn | hændelse     | dato       | om          | af       | samtykke | til         | givet | pligt
            -----+--------------+------------+-------------+----------+----------+-------------+-------+-------------------------
            1    | afgørelse    | 2024-05-10 | anbringelse | kommunen | nej      |             |       |
            2    | lovlig grund | 2024-05-01 |             |          |          |             |       | Samtykke til anbringelse
            2    | afgørelse    | 2024-05-10 | anbringelse | kommunen | nej      |             |       |
            3    | samtykke     |            |             | forælder |          | anbringelse | ja    |
            3    | afgørelse    | 2024-05-02 | anbringelse | kommunen |          |             |       |
            4    | afgørelse    |            | anbringelse | kommunen | ja       |             |       |
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
