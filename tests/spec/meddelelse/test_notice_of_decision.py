"""Den, der er part, skal kende afgørelsen, grunden til den og vejen til at klage."""

from lawcode.duties.notice import NOTICE_OF_DECISION

DUTY = NOTICE_OF_DECISION


def test_what_the_notice_holds(law_test):
    """Meddelelsen til barnet er skriftlig, har en begrundelse og en klagevejledning; den bedste meddelelse tæller."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2012-03-04",
        events="""
            barn | hændelse                 | dato       | om     | til      | skriftlig | begrundet | klagevejledning
            -----+--------------------------+------------+--------+----------+-----------+-----------+----------------
            1    | afgørelse                | 2024-05-10 | støtte |          |           |           |
            1    | meddelelse af afgørelsen | 2024-05-10 |        | barn     | ja        | ja        | ja
            2    | afgørelse                | 2024-05-10 | støtte |          |           |           |
            2    | meddelelse af afgørelsen | 2024-05-24 |        | barn     | ja        | ja        | ja
            3    | afgørelse                | 2024-05-10 | støtte |          |           |           |
            3    | meddelelse af afgørelsen | 2024-05-10 |        | barn     | ja        | nej       | ja
            4    | afgørelse                | 2024-05-10 | støtte |          |           |           |
            4    | meddelelse af afgørelsen | 2024-05-10 |        | barn     | ja        |           | ja
            5    | afgørelse                | 2024-05-10 | støtte |          |           |           |
            5    | meddelelse af afgørelsen | 2024-05-10 |        | forælder | ja        | ja        | ja
            6    | afgørelse                | 2024-05-10 | støtte |          |           |           |
            6    | meddelelse af afgørelsen | 2024-05-10 |        | barn     | nej       |           | ja
            7    | afgørelse                | 2024-05-10 | støtte |          |           |           |
            7    | meddelelse af afgørelsen | 2024-05-10 |        | barn     | ja        | nej       | ja
            7    | meddelelse af afgørelsen | 2024-05-12 |        | barn     | ja        | ja        | ja
        """,
        verdicts="""
            barn | udfald             | frist      | dage for sent | fortolkning        | hjemmel         | mangler
            -----+--------------------+------------+---------------+--------------------+-----------------+---------------------
            1    | overholdt          | 2024-05-10 |               | ingen frist i dage | barnets lov § 3 |
            2    | overholdt for sent | 2024-05-10 | 14            | ingen frist i dage | barnets lov § 3 |
            3    | overskredet        | 2024-05-10 | 114           | ingen frist i dage | barnets lov § 3 |
            4    | kan ikke afgøres   | 2024-05-10 |               | ingen frist i dage | barnets lov § 3 | meddelelsens indhold
            5    | overskredet        | 2024-05-10 | 114           | ingen frist i dage | barnets lov § 3 |
            6    | overskredet        | 2024-05-10 | 114           | ingen frist i dage | barnets lov § 3 |
            7    | overholdt for sent | 2024-05-10 | 2             | ingen frist i dage | barnets lov § 3 |
        """,
    )


def test_age(law_test):
    """Barnets lov: fra 10 år; serviceloven: fra 12 år."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        events="""
            barn | født       | hændelse  | dato       | om
            -----+------------+-----------+------------+------------
            1    | 2014-05-10 | afgørelse | 2024-05-10 | anbringelse
            2    | 2014-05-11 | afgørelse | 2024-05-10 | anbringelse
            3    | 2010-05-10 | afgørelse | 2022-05-10 | anbringelse
            4    | 2010-05-11 | afgørelse | 2022-05-10 | anbringelse
            5    |            | afgørelse | 2024-05-10 | anbringelse
        """,
        verdicts="""
            barn | udfald           | hjemmel            | mangler
            -----+------------------+--------------------+------------
            1    | overskredet      | barnets lov § 3    |
            2    | ingen pligt      |                    |
            3    | overskredet      | serviceloven § 167 |
            4    | ingen pligt      |                    |
            5    | kan ikke afgøres | barnets lov § 3    | fødselsdato
        """,
    )


def test_matters(law_test):
    """Serviceloven nævner bestemte afgørelser; barnets lov undtager kun økonomisk støtte og efterværn til voksne."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2009-03-04",
        events="""
            barn | hændelse  | dato       | om               | bevilget
            -----+-----------+------------+------------------+---------
            1    | afgørelse | 2022-05-10 | støtte           |
            2    | afgørelse | 2022-05-10 | samvær           |
            3    | afgørelse | 2022-05-10 | støttet samvær   |
            4    | afgørelse | 2024-05-10 | støttet samvær   |
            5    | afgørelse | 2024-05-10 | genbehandling    |
            6    | afgørelse | 2024-05-10 | økonomisk støtte |
            7    | afgørelse | 2024-05-10 | støtte           | nej
        """,
        verdicts="""
            barn | udfald
            -----+------------
            1    | ingen pligt
            2    | overskredet
            3    | ingen pligt
            4    | overskredet
            5    | overskredet
            6    | ingen pligt
            7    | overskredet
        """,
    )


def test_border(law_test):
    """Afgørelsens dag vælger loven."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2013-03-04",
        events="""
            barn | hændelse  | dato       | om
            -----+-----------+------------+------------
            1    | afgørelse | 2023-12-31 | anbringelse
            2    | afgørelse | 2024-01-01 | anbringelse
        """,
        verdicts="""
            barn | udfald      | hjemmel
            -----+-------------+----------------
            1    | ingen pligt |
            2    | overskredet | barnets lov § 3
        """,
    )


def test_last_day_excused_and_missing(law_test):
    """På dagen afventer meddelelsen; en lovlig grund undskylder; uden dato kan intet afgøres."""
    law_test(
        DUTY,
        as_of="2024-05-10",
        born_on="2012-03-04",
        events="""
            barn | hændelse                 | dato       | om     | pligt                            | til  | skriftlig | begrundet | klagevejledning
            -----+--------------------------+------------+--------+----------------------------------+------+-----------+-----------+----------------
            1    | afgørelse                | 2024-05-10 | støtte |                                  |      |           |           |
            2    | lovlig grund             | 2024-05-01 |        | Barnet underrettet om afgørelsen |      |           |           |
            2    | afgørelse                | 2024-05-08 | støtte |                                  |      |           |           |
            3    | afgørelse                | 2024-05-08 | støtte |                                  |      |           |           |
            3    | meddelelse af afgørelsen |            |        |                                  | barn | ja        | ja        | ja
            4    | afgørelse                |            | støtte |                                  |      |           |           |
        """,
        verdicts="""
            barn | udfald           | frist      | mangler
            -----+------------------+------------+---------------------
            1    | afventer         | 2024-05-10 |
            2    | lovligt fraveget | 2024-05-08 |
            3    | kan ikke afgøres | 2024-05-08 | dato for en handling
            4    | kan ikke afgøres |            | dato
        """,
    )
