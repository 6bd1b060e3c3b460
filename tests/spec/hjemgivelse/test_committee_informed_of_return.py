"""Har udvalget anbragt barnet uden samtykke, skal det straks vide, at barnet kommer hjem."""

from lawcode.duties.return_home import COMMITTEE_INFORMED_OF_RETURN

DUTY = COMMITTEE_INFORMED_OF_RETURN


def test_after_placement_without_consent(law_test):
    """Udvalget underrettes i forbindelse med afgørelsen om hjemgivelse."""
    law_test(
        DUTY,
        as_of="2024-12-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse                 | dato       | om          | samtykke
            -----+--------------------------+------------+-------------+---------
            1    | afgørelse                | 2024-01-08 | anbringelse | nej
            1    | afgørelse                | 2024-06-01 | hjemgivelse |
            1    | underretning af udvalget | 2024-06-01 |             |
            2    | afgørelse                | 2024-01-08 | anbringelse | nej
            2    | afgørelse                | 2024-06-01 | hjemgivelse |
            2    | underretning af udvalget | 2024-06-10 | hjemgivelse |
            3    | afgørelse                | 2024-01-08 | anbringelse | nej
            3    | afgørelse                | 2024-06-01 | hjemgivelse |
            4    | afgørelse                | 2024-01-08 | anbringelse | ja
            4    | afgørelse                | 2024-06-01 | hjemgivelse |
            5    | afgørelse                | 2024-01-08 | anbringelse |
            5    | afgørelse                | 2024-06-01 | hjemgivelse |
            6    | afgørelse                | 2024-01-08 | anbringelse | nej
            6    | afgørelse                | 2024-06-01 | hjemgivelse |
            6    | underretning af udvalget | 2024-06-01 | samvær      |
        """,
        verdicts="""
            barn | udfald             | frist      | dage for sent | fortolkning        | hjemmel          | mangler
            -----+--------------------+------------+---------------+--------------------+------------------+---------
            1    | overholdt          | 2024-06-01 |               | ingen frist i dage | barnets lov § 99 |
            2    | overholdt for sent | 2024-06-01 | 9             | ingen frist i dage | barnets lov § 99 |
            3    | overskredet        | 2024-06-01 | 183           | ingen frist i dage | barnets lov § 99 |
            4    | ingen pligt        |            |               |                    |                  |
            5    | kan ikke afgøres   | 2024-06-01 |               | ingen frist i dage | barnets lov § 99 | samtykke
            6    | overskredet        | 2024-06-01 | 183           | ingen frist i dage | barnets lov § 99 |
        """,
    )


def test_border(law_test):
    """Pligten er den samme i begge love."""
    law_test(
        DUTY,
        as_of="2024-12-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse  | dato       | om          | samtykke
            -----+-----------+------------+-------------+---------
            1    | afgørelse | 2023-06-08 | anbringelse | nej
            1    | afgørelse | 2023-12-29 | hjemgivelse |
            2    | afgørelse | 2023-06-08 | anbringelse | nej
            2    | afgørelse | 2024-01-02 | hjemgivelse |
        """,
        verdicts="""
            barn | udfald      | frist      | hjemmel
            -----+-------------+------------+------------------
            1    | overskredet | 2023-12-29 | serviceloven § 68
            2    | overskredet | 2024-01-02 | barnets lov § 99
        """,
    )


def test_last_day_excused_and_missing(law_test):
    """På dagen afventer underretningen; en lovlig grund undskylder; uden dato kan intet afgøres."""
    law_test(
        DUTY,
        as_of="2024-06-03",
        born_on="2015-03-04",
        events="""
            barn | hændelse                 | dato       | om          | samtykke | pligt
            -----+--------------------------+------------+-------------+----------+-------------------------------------
            1    | afgørelse                | 2024-01-08 | anbringelse | nej      |
            1    | afgørelse                | 2024-06-03 | hjemgivelse |          |
            2    | afgørelse                | 2024-01-08 | anbringelse | nej      |
            2    | lovlig grund             | 2024-05-20 |             |          | Udvalget underrettet om hjemgivelsen
            2    | afgørelse                | 2024-05-31 | hjemgivelse |          |
            3    | afgørelse                | 2024-01-08 | anbringelse | nej      |
            3    | afgørelse                | 2024-05-31 | hjemgivelse |          |
            3    | underretning af udvalget |            |             |          |
        """,
        verdicts="""
            barn | udfald           | frist      | mangler
            -----+------------------+------------+---------------------
            1    | afventer         | 2024-06-03 |
            2    | lovligt fraveget | 2024-05-31 |
            3    | kan ikke afgøres | 2024-05-31 | dato for en handling
        """,
    )


def test_without_a_decision(law_test):
    """Er der ingen afgørelse om hjemgivelse, regnes fra hjemkomsten."""
    law_test(
        DUTY,
        as_of="2024-12-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse                 | dato       | id | om          | samtykke | grund
            -----+--------------------------+------------+----+-------------+----------+------------
            1    | afgørelse                | 2024-01-08 | a  | anbringelse | nej      |
            1    | anbringelse begyndt      | 2024-01-10 | b  |             |          |
            1    | anbringelse ophørt       | 2024-07-03 | o  |             |          | hjemgivelse
            1    | underretning af udvalget | 2024-07-05 |    |             |          |
        """,
        verdicts="""
            barn | udløst af | udfald             | frist      | dage for sent
            -----+-----------+--------------------+------------+--------------
            1    | o         | overholdt for sent | 2024-07-03 | 2
        """,
    )
