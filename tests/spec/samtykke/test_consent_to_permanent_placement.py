"""Den unge fra 15 år bestemmer med, når anbringelsen skal vare ved."""

from lawcode.duties.consents import CONSENT_TO_PERMANENT_PLACEMENT

DUTY = CONSENT_TO_PERMANENT_PLACEMENT


def test_the_young_person(law_test):
    """Kun den unges eget samtykke tæller, og det skal være givet senest på afgørelsens dag."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2008-03-04",
        events="""
            barn | hændelse  | dato       | om                    | af       | til                   | givet
            -----+-----------+------------+-----------------------+----------+-----------------------+------
            1    | samtykke  | 2024-05-10 |                       | barn     | permanent anbringelse | ja
            1    | afgørelse | 2024-05-10 | permanent anbringelse | udvalget |                       |
            2    | samtykke  | 2024-05-01 |                       | barn     | permanent anbringelse | nej
            2    | afgørelse | 2024-05-10 | permanent anbringelse | udvalget |                       |
            3    | samtykke  | 2024-05-01 |                       | forælder | permanent anbringelse | ja
            3    | afgørelse | 2024-05-10 | permanent anbringelse | udvalget |                       |
            4    | afgørelse | 2024-05-10 | permanent anbringelse | udvalget |                       |
            4    | samtykke  | 2024-05-12 |                       | barn     | permanent anbringelse | ja
            5    | samtykke  | 2024-05-01 |                       | barn     | permanent anbringelse |
            5    | afgørelse | 2024-05-10 | permanent anbringelse | udvalget |                       |
        """,
        verdicts="""
            barn | udfald             | frist      | dage for sent | følge             | hjemmel                  | mangler
            -----+--------------------+------------+---------------+-------------------+--------------------------+---------------
            1    | overholdt          | 2024-05-10 |               |                   | barnets lov § 67, stk. 3 |
            2    | overskredet        | 2024-05-10 | 114           | kan tilsidesættes | barnets lov § 67, stk. 3 |
            3    | overskredet        | 2024-05-10 | 114           | kan tilsidesættes | barnets lov § 67, stk. 3 |
            4    | overholdt for sent | 2024-05-10 | 2             | kan tilsidesættes | barnets lov § 67, stk. 3 |
            5    | kan ikke afgøres   | 2024-05-10 |               |                   | barnets lov § 67, stk. 3 | samtykke givet
        """,
    )


def test_age(law_test):
    """Pligten gælder fra den 15. fødselsdag."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        events="""
            barn | født       | hændelse  | dato       | om                    | af
            -----+------------+-----------+------------+-----------------------+---------
            1    | 2009-05-10 | afgørelse | 2024-05-10 | permanent anbringelse | udvalget
            2    | 2009-05-11 | afgørelse | 2024-05-10 | permanent anbringelse | udvalget
            3    |            | afgørelse | 2024-05-10 | permanent anbringelse | udvalget
        """,
        verdicts="""
            barn | udfald           | mangler
            -----+------------------+------------
            1    | overskredet      |
            2    | ingen pligt      |
            3    | kan ikke afgøres | fødselsdato
        """,
    )


def test_border(law_test):
    """Servicelovens videreførte anbringelse krævede det samme."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2008-03-04",
        events="""
            barn | hændelse  | dato       | om
            -----+-----------+------------+----------------------
            1    | afgørelse | 2023-12-31 | permanent anbringelse
            2    | afgørelse | 2024-01-01 | permanent anbringelse
        """,
        verdicts="""
            barn | udfald      | hjemmel
            -----+-------------+-------------------------
            1    | overskredet | serviceloven § 68 a
            2    | overskredet | barnets lov § 67, stk. 3
        """,
    )


def test_last_day_excused_and_missing(law_test):
    """På afgørelsens dag afventer samtykket; en lovlig grund undskylder; uden dato kan intet afgøres."""
    law_test(
        DUTY,
        as_of="2024-05-10",
        born_on="2008-03-04",
        events="""
            barn | hændelse     | dato       | om                    | pligt
            -----+--------------+------------+-----------------------+---------------------------------------------
            1    | afgørelse    | 2024-05-10 | permanent anbringelse |
            2    | lovlig grund | 2024-05-01 |                       | Den unges samtykke til permanent anbringelse
            2    | afgørelse    | 2024-05-10 | permanent anbringelse |
            3    | afgørelse    |            | permanent anbringelse |
        """,
        verdicts="""
            barn | udfald           | mangler
            -----+------------------+--------
            1    | afventer         |
            2    | lovligt fraveget |
            3    | kan ikke afgøres | dato
        """,
    )
