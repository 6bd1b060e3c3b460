"""Den, der underretter, får svar på, at underretningen er modtaget."""

from lawcode.duties.notifications import RECEIPT_SENT

DUTY = RECEIPT_SENT


def test_six_working_days(law_test):
    """Seks hverdage regnes fra dagen efter; lørdag er en hverdag."""
    law_test(
        DUTY,
        as_of="2023-03-31",
        born_on="2015-05-04",
        events="""
            barn | hændelse     | dato
            -----+--------------+-----------
            1    | underretning | 2023-03-06
            1    | kvittering   | 2023-03-13
            2    | underretning | 2023-03-06
            2    | kvittering   | 2023-03-14
            3    | underretning | 2023-03-06
        """,
        verdicts="""
            barn | udfald             | frist      | dage for sent | hjemmel              | fortolkning
            -----+--------------------+------------+---------------+----------------------+------------
            1    | overholdt          | 2023-03-13 |               | serviceloven § 155 b | hverdage
            2    | overholdt for sent | 2023-03-13 | 1             | serviceloven § 155 b | hverdage
            3    | overskredet        | 2023-03-13 | 18            | serviceloven § 155 b | hverdage
        """,
    )


def test_holidays(law_test):
    """Søndage, påske, store bededag til og med 2023, jul og nytårsdag tæller ikke med."""
    law_test(
        DUTY,
        as_of="2024-06-01",
        born_on="2015-05-04",
        events="""
            barn | hændelse     | dato
            -----+--------------+-----------
            1    | underretning | 2023-04-05
            2    | underretning | 2023-05-01
            3    | underretning | 2022-12-21
            4    | underretning | 2024-04-22
        """,
        verdicts="""
            barn | udfald      | frist      | bekræftet
            -----+-------------+------------+----------
            1    | overskredet | 2023-04-15 | ja
            2    | overskredet | 2023-05-09 | ja
            3    | overskredet | 2022-12-29 | ja
            4    | overskredet | 2024-04-29 | nej
        """,
    )


def test_last_day(law_test):
    """På fristens sidste dag afventer kvitteringen."""
    law_test(
        DUTY,
        as_of="2023-03-13",
        born_on="2015-05-04",
        events="""
            barn | hændelse     | dato
            -----+--------------+-----------
            1    | underretning | 2023-03-06
            2    | underretning | 2023-03-04
        """,
        verdicts="""
            barn | udfald      | frist
            -----+-------------+-----------
            1    | afventer    | 2023-03-13
            2    | overskredet | 2023-03-11
        """,
    )


def test_border(law_test):
    """Reglen er ikke læst i barnets lov og tælles derfor for sig fra 2024."""
    law_test(
        DUTY,
        as_of="2024-02-01",
        born_on="2015-05-04",
        events="""
            barn | hændelse     | dato
            -----+--------------+-----------
            1    | underretning | 2023-12-20
            2    | underretning | 2023-12-29
            3    | underretning | 2024-01-02
        """,
        verdicts="""
            barn | udfald      | frist      | hjemmel              | bekræftet
            -----+-------------+------------+----------------------+----------
            1    | overskredet | 2023-12-29 | serviceloven § 155 b | ja
            2    | overskredet | 2024-01-06 | serviceloven § 155 b | nej
            3    | overskredet | 2024-01-09 | barnets lov § 137    | nej
        """,
    )


def test_age(law_test):
    """Er den, underretningen handler om, fyldt 18 år, er der ingen pligt."""
    law_test(
        DUTY,
        as_of="2023-03-31",
        events="""
            barn | født       | hændelse     | dato
            -----+------------+--------------+-----------
            1    | 2005-03-07 | underretning | 2023-03-06
            2    | 2005-03-06 | underretning | 2023-03-06
        """,
        verdicts="""
            barn | udfald      | frist
            -----+-------------+-----------
            1    | overskredet | 2023-03-13
            2    | ingen pligt |
        """,
    )


def test_excused_and_missing(law_test):
    """En lovlig grund undskylder; en kvittering uden dato kan ikke afgøre sagen."""
    law_test(
        DUTY,
        as_of="2023-03-31",
        born_on="2015-05-04",
        events="""
            barn | hændelse     | dato       | pligt
            -----+--------------+------------+---------------------------
            1    | underretning | 2023-03-06 |
            1    | lovlig grund | 2023-03-10 | Kvittering til underretter
            2    | underretning | 2023-03-06 |
            2    | kvittering   |            |
            3    | underretning |            |
        """,
        verdicts="""
            barn | udfald           | frist      | mangler
            -----+------------------+------------+---------------------
            1    | lovligt fraveget | 2023-03-13 |
            2    | kan ikke afgøres | 2023-03-13 | dato for en handling
            3    | kan ikke afgøres |            | dato
        """,
    )
