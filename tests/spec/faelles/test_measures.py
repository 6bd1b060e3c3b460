"""Et barn kan have flere indsatser.  En handling uden angivelse hører til alle, der løber; en fremmed hører til ingen."""

from lawcode.duties.follow_up import FIRST_FOLLOW_UP, NEXT_FOLLOW_UP
from lawcode.duties.notifications import NOTIFICATION_ASSESSED

title = "Hvilken indsats"


def test_belonging(law_test):
    """En opfølgning for en anden indsats tæller ikke; en uden angivelse tæller for alle, der løber den dag."""
    law_test(
        FIRST_FOLLOW_UP,
        as_of="2024-09-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse            | dato       | indsats | art
            -----+---------------------+------------+---------+-------
            1    | indsats begyndt     | 2024-02-14 | x       | støtte
            1    | anbringelse begyndt | 2024-03-01 | y       |
            1    | opfølgning          | 2024-04-01 | x       |
            2    | indsats begyndt     | 2024-02-14 | x       | støtte
            2    | anbringelse begyndt | 2024-03-01 | y       |
            2    | opfølgning          | 2024-04-01 |         |
        """,
        verdicts="""
            barn | indsats | udfald      | frist      | sket
            -----+---------+-------------+------------+-----------
            1    | x       | overholdt   | 2024-05-14 | 2024-04-01
            1    | y       | overskredet | 2024-06-01 |
            2    | x       | overholdt   | 2024-05-14 | 2024-04-01
            2    | y       | overholdt   | 2024-06-01 | 2024-04-01
        """,
    )


def test_change_of_municipality(law_test):
    """En ny handlekommune eller en ny rådgiver begynder ingen frist forfra."""
    law_test(
        FIRST_FOLLOW_UP,
        as_of="2024-09-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse            | dato       | fra    | til
            -----+---------------------+------------+--------+------
            1    | anbringelse begyndt | 2024-02-14 |        |
            1    | ny handlekommune    | 2024-04-01 | Nordby | Sydby
            1    | ny rådgiver         | 2024-04-01 | A      | B
        """,
        verdicts="""
            barn | udfald      | frist
            -----+-------------+-----------
            1    | overskredet | 2024-05-14
        """,
    )


def test_several_running(law_test):
    """Løber flere indsatser, er en hændelse uden angivelse, der begynder noget, en indsats for sig."""
    law_test(
        NEXT_FOLLOW_UP,
        as_of="2022-12-01",
        born_on="2012-03-04",
        events="""
            barn | hændelse            | dato       | id | indsats | art
            -----+---------------------+------------+----+---------+-------
            1    | indsats begyndt     | 2022-01-15 |    | x       | støtte
            1    | opfølgning          | 2022-04-01 | o1 |         |
            1    | opfølgning          | 2022-09-01 | o2 | x       |
            2    | indsats begyndt     | 2022-01-15 |    | x       | støtte
            2    | anbringelse begyndt | 2022-01-15 |    | y       |
            2    | opfølgning          | 2022-04-01 | o1 |         |
            2    | opfølgning          | 2022-09-01 | o2 | x       |
        """,
        verdicts="""
            barn | udløst af | udfald      | frist      | sket
            -----+-----------+-------------+------------+-----------
            1    | o1        | overholdt   | 2022-10-01 | 2022-09-01
            1    | o2        | afventer    | 2023-03-01 |
            2    | o1        | overskredet | 2022-10-01 |
            2    | o2        | afventer    | 2023-03-01 |
        """,
    )


def test_beginning_again(law_test):
    """En anbringelse, der begynder igen i samme indsats, afslutter den forrige og har sin egen første opfølgning."""
    law_test(
        FIRST_FOLLOW_UP,
        as_of="2022-12-01",
        born_on="2012-03-04",
        events="""
            barn | hændelse            | dato       | id | indsats
            -----+---------------------+------------+----+--------
            1    | anbringelse begyndt | 2022-01-15 | b1 | m
            1    | anbringelse begyndt | 2022-03-01 | b2 | m
            2    | anbringelse begyndt | 2022-01-15 | b1 | m
            2    | anbringelse begyndt | 2022-05-01 | b2 | m
        """,
        verdicts="""
            barn | udløst af | udfald      | frist
            -----+-----------+-------------+-----------
            1    | b2        | overskredet | 2022-06-01
            2    | b1        | overskredet | 2022-04-15
            2    | b2        | overskredet | 2022-08-01
        """,
    )


def test_two_on_one_day(law_test):
    """To hændelser af samme slags på en dag uden navn skelnes ved deres nummer."""
    law_test(
        NOTIFICATION_ASSESSED,
        as_of="2025-03-10",
        born_on="2015-05-04",
        events="""
            barn | hændelse                  | dato
            -----+---------------------------+-----------
            1    | underretning              | 2025-03-01
            1    | underretning              | 2025-03-01
            1    | vurdering af underretning | 2025-03-01
        """,
        verdicts="""
            barn | udløst af                   | udfald
            -----+-----------------------------+----------
            1    | underretning 2025-03-01     | overholdt
            1    | underretning 2025-03-01 (2) | overholdt
        """,
    )
