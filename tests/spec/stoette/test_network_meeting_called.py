"""Serviceloven: når politiet har dokumenteret alvorlig kriminalitet, kaldes de voksne om barnet sammen."""

from lawcode.duties.network_meeting import NETWORK_MEETING_CALLED

DUTY = NETWORK_MEETING_CALLED


def test_seven_days(law_test):
    """Mødet indkaldes inden syv dage; sidste dag er med."""
    law_test(
        DUTY,
        as_of="2022-09-01",
        born_on="2008-03-04",
        events="""
            barn | hændelse                   | dato
            -----+----------------------------+-----------
            1    | dokumentation fra politiet | 2022-05-10
            1    | netværkssamråd indkaldt    | 2022-05-17
            2    | dokumentation fra politiet | 2022-05-10
            2    | netværkssamråd indkaldt    | 2022-05-18
            3    | dokumentation fra politiet | 2022-05-10
        """,
        verdicts="""
            barn | udfald             | frist      | dage for sent | hjemmel
            -----+--------------------+------------+---------------+--------------------
            1    | overholdt          | 2022-05-17 |               | serviceloven § 57 c
            2    | overholdt for sent | 2022-05-17 | 1             | serviceloven § 57 c
            3    | overskredet        | 2022-05-17 | 107           | serviceloven § 57 c
        """,
    )


def test_border(law_test):
    """Reglen gælder fra 1. oktober 2014 til og med 2023."""
    law_test(
        DUTY,
        as_of="2024-03-01",
        events="""
            barn | født       | hændelse                   | dato
            -----+------------+----------------------------+-----------
            1    | 2000-03-04 | dokumentation fra politiet | 2014-09-30
            2    | 2000-03-04 | dokumentation fra politiet | 2014-10-01
            3    | 2008-03-04 | dokumentation fra politiet | 2023-12-24
            4    | 2008-03-04 | dokumentation fra politiet | 2023-12-31
            5    | 2008-03-04 | dokumentation fra politiet | 2024-01-01
        """,
        verdicts="""
            barn | udfald      | frist      | bekræftet
            -----+-------------+------------+----------
            1    | ingen pligt |            |
            2    | overskredet | 2014-10-08 | ja
            3    | overskredet | 2023-12-31 | ja
            4    | overskredet | 2024-01-07 | nej
            5    | ingen pligt |            |
        """,
    )


def test_age(law_test):
    """Reglen gælder børn under 18 år."""
    law_test(
        DUTY,
        as_of="2022-09-01",
        events="""
            barn | født       | hændelse                   | dato
            -----+------------+----------------------------+-----------
            1    | 2004-05-11 | dokumentation fra politiet | 2022-05-10
            2    | 2004-05-10 | dokumentation fra politiet | 2022-05-10
        """,
        verdicts="""
            barn | udfald      | frist
            -----+-------------+-----------
            1    | overskredet | 2022-05-17
            2    | ingen pligt |
        """,
    )


def test_last_day_excused_and_missing(law_test):
    """På den syvende dag afventer indkaldelsen; en lovlig grund undskylder; uden dato kan intet afgøres."""
    law_test(
        DUTY,
        as_of="2022-05-17",
        born_on="2008-03-04",
        events="""
            barn | hændelse                   | dato       | pligt
            -----+----------------------------+------------+-------------------------------------
            1    | dokumentation fra politiet | 2022-05-10 |
            2    | dokumentation fra politiet | 2022-05-09 |
            2    | lovlig grund               | 2022-05-16 | Netværkssamråd indkaldt inden 7 dage
            3    | dokumentation fra politiet | 2022-05-09 |
            3    | netværkssamråd indkaldt    |            |
            4    | dokumentation fra politiet |            |
        """,
        verdicts="""
            barn | udfald           | frist      | mangler
            -----+------------------+------------+---------------------
            1    | afventer         | 2022-05-17 |
            2    | lovligt fraveget | 2022-05-16 |
            3    | kan ikke afgøres | 2022-05-16 | dato for en handling
            4    | kan ikke afgøres |            | dato
        """,
    )
