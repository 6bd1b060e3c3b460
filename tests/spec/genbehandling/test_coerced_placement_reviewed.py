"""En anbringelse uden samtykke skal besluttes på ny, før dens grundlag falder bort."""

from lawcode.duties.review import COERCED_PLACEMENT_REVIEWED

DUTY = COERCED_PLACEMENT_REVIEWED


def test_one_or_two_years(law_test):
    """Et år; to år, når barnet var anbragt på en dag i de 12 måneder før afgørelsen."""
    law_test(
        DUTY,
        as_of="2022-12-01",
        born_on="2012-03-04",
        events="""
            barn | hændelse            | dato       | id | om            | samtykke
            -----+---------------------+------------+----+---------------+---------
            1    | afgørelse           | 2020-05-10 | a1 | anbringelse   | nej
            1    | anbringelse begyndt | 2020-05-12 |    |               |
            1    | afgørelse           | 2021-05-10 | a2 | genbehandling |
            2    | afgørelse           | 2020-05-10 | a1 | anbringelse   | nej
            2    | anbringelse begyndt | 2020-05-12 |    |               |
            2    | afgørelse           | 2021-05-11 | a2 | genbehandling |
            3    | afgørelse           | 2020-05-10 | a1 | anbringelse   | nej
            3    | anbringelse begyndt | 2020-05-12 |    |               |
            4    | afgørelse           | 2020-05-10 | a1 | anbringelse   | ja
            4    | anbringelse begyndt | 2020-05-12 |    |               |
        """,
        verdicts="""
            barn | udløst af | udfald             | frist      | dage for sent | følge      | hjemmel
            -----+-----------+--------------------+------------+---------------+------------+----------------------------
            1    | a1        | overholdt          | 2021-05-10 |               |            | serviceloven § 62, stk. 1-5
            1    | a2        | afventer           | 2023-05-10 |               |            | serviceloven § 62, stk. 1-5
            2    | a1        | overholdt for sent | 2021-05-10 | 1             | bortfalder | serviceloven § 62, stk. 1-5
            2    | a2        | afventer           | 2023-05-11 |               |            | serviceloven § 62, stk. 1-5
            3    | a1        | overskredet        | 2021-05-10 | 570           | bortfalder | serviceloven § 62, stk. 1-5
            4    |           | ingen pligt        |            |               |            |
        """,
    )


def test_set_day(law_test):
    """En tidligere dag, som udvalget selv har sat, gælder; for et barn under et år kan der gå op til tre år."""
    law_test(
        DUTY,
        as_of="2022-12-01",
        events="""
            barn | født       | hændelse            | dato       | om          | samtykke | indtil
            -----+------------+---------------------+------------+-------------+----------+-----------
            1    | 2012-03-04 | afgørelse           | 2022-05-10 | anbringelse | nej      | 2022-11-10
            1    | 2012-03-04 | anbringelse begyndt | 2022-05-12 |             |          |
            2    | 2012-03-04 | afgørelse           | 2022-05-10 | anbringelse | nej      | 2025-05-10
            2    | 2012-03-04 | anbringelse begyndt | 2022-05-12 |             |          |
            3    | 2021-12-01 | afgørelse           | 2022-05-10 | anbringelse | nej      | 2025-05-10
            3    | 2021-12-01 | anbringelse begyndt | 2022-05-12 |             |          |
        """,
        verdicts="""
            barn | udfald      | frist      | bekræftet
            -----+-------------+------------+----------
            1    | overskredet | 2022-11-10 | ja
            2    | afventer    | 2023-05-10 | ja
            3    | afventer    | 2025-05-10 | nej
        """,
    )


def test_final_ruling(law_test):
    """En endelig afgørelse flytter begyndelsen; ophæver den anbringelsen, er der ingen pligt."""
    law_test(
        DUTY,
        as_of="2021-06-01",
        born_on="2012-03-04",
        events="""
            barn | hændelse            | dato       | om          | samtykke | resultat
            -----+---------------------+------------+-------------+----------+-----------
            1    | afgørelse           | 2020-05-10 | anbringelse | nej      |
            1    | anbringelse begyndt | 2020-05-12 |             |          |
            1    | endelig afgørelse   | 2020-09-01 |             |          | stadfæstet
            2    | afgørelse           | 2020-05-10 | anbringelse | nej      |
            2    | anbringelse begyndt | 2020-05-12 |             |          |
            2    | endelig afgørelse   | 2020-09-01 |             |          | tilsidesat
            3    | afgørelse           | 2020-05-10 | anbringelse | nej      |
            3    | anbringelse begyndt | 2020-05-12 |             |          |
            3    | endelig afgørelse   | 2021-05-20 |             |          | stadfæstet
        """,
        verdicts="""
            barn | udfald      | frist
            -----+-------------+-----------
            1    | afventer    | 2021-09-01
            2    | ingen pligt |
            3    | overskredet | 2021-05-10
        """,
    )


def test_ended_or_permanent(law_test):
    """Ophører anbringelsen, eller bliver den permanent, genbehandles den ikke."""
    law_test(
        DUTY,
        as_of="2022-12-01",
        born_on="2012-03-04",
        events="""
            barn | hændelse            | dato       | id | om                    | samtykke | grund
            -----+---------------------+------------+----+-----------------------+----------+------------
            1    | afgørelse           | 2020-05-10 | a1 | anbringelse           | nej      |
            1    | anbringelse begyndt | 2020-05-12 |    |                       |          |
            1    | anbringelse ophørt  | 2021-05-10 |    |                       |          | hjemgivelse
            2    | afgørelse           | 2020-05-10 | a1 | anbringelse           | nej      |
            2    | anbringelse begyndt | 2020-05-12 |    |                       |          |
            2    | afgørelse           | 2021-04-10 | a2 | permanent anbringelse |          |
            3    | afgørelse           | 2020-05-10 | a1 | anbringelse           | nej      |
            3    | anbringelse begyndt | 2020-05-12 |    |                       |          |
            3    | afgørelse           | 2021-04-10 | a2 | hjemgivelse           |          |
        """,
        verdicts="""
            barn | udløst af | udfald      | sket
            -----+-----------+-------------+-----------
            1    |           | ingen pligt |
            2    | a1        | overholdt   | 2021-04-10
            3    | a1        | overholdt   | 2021-04-10
        """,
    )


def test_border(law_test):
    """Fristerne i barnets lov er ikke læst; de regnes som i serviceloven og tælles for sig."""
    law_test(
        DUTY,
        as_of="2025-02-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse            | dato       | om          | samtykke
            -----+---------------------+------------+-------------+---------
            1    | afgørelse           | 2022-12-31 | anbringelse | nej
            1    | anbringelse begyndt | 2023-01-02 |             |
            2    | afgørelse           | 2023-01-01 | anbringelse | nej
            2    | anbringelse begyndt | 2023-01-02 |             |
            3    | afgørelse           | 2024-01-01 | anbringelse | nej
            3    | anbringelse begyndt | 2024-01-02 |             |
        """,
        verdicts="""
            barn | udfald      | frist      | bekræftet | hjemmel
            -----+-------------+------------+-----------+----------------------------
            1    | overskredet | 2023-12-31 | ja        | serviceloven § 62, stk. 1-5
            2    | overskredet | 2024-01-01 | nej       | serviceloven § 62, stk. 1-5
            3    | overskredet | 2025-01-01 | nej       | barnets lov § 50
        """,
    )


def test_last_day_excused_and_missing(law_test):
    """På fristens dag afventer genbehandlingen; en lovlig grund undskylder; uden dato eller samtykke kan intet afgøres."""
    law_test(
        DUTY,
        as_of="2021-05-10",
        born_on="2012-03-04",
        events="""
            barn | hændelse            | dato       | om          | samtykke | pligt
            -----+---------------------+------------+-------------+----------+---------------------------------------
            1    | afgørelse           | 2020-05-10 | anbringelse | nej      |
            1    | anbringelse begyndt | 2020-05-12 |             |          |
            2    | afgørelse           | 2020-05-09 | anbringelse | nej      |
            2    | anbringelse begyndt | 2020-05-12 |             |          |
            2    | lovlig grund        | 2021-05-01 |             |          | Anbringelse uden samtykke genbehandlet
            3    | afgørelse           |            | anbringelse | nej      |
            4    | afgørelse           | 2020-04-09 | anbringelse |          |
            4    | anbringelse begyndt | 2020-05-12 |             |          |
        """,
        verdicts="""
            barn | udfald           | frist      | mangler
            -----+------------------+------------+---------
            1    | afventer         | 2021-05-10 |
            2    | lovligt fraveget | 2021-05-09 |
            3    | kan ikke afgøres |            | dato
            4    | kan ikke afgøres | 2021-04-09 | samtykke
        """,
    )
