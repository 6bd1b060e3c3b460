"""Et barn kan have flere indsatser.  En handling uden angivelse hører til alle, der løber; en fremmed hører til ingen."""

from lawcode.duties.follow_up import FIRST_FOLLOW_UP

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
