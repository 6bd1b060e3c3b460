"""Barnets lov: kommunen tager stilling til, om der er behov for en plan; også et nej er en stillingtagen."""

from lawcode.duties.plan_for_child import PLAN_POSITION

DUTY = PLAN_POSITION


def test_with_the_decision(law_test):
    """Ved afgørelse om støtte tages stilling senest samme dag; en plan, der gælder, er nok."""
    law_test(
        DUTY,
        as_of="2025-06-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse               | dato       | om     | behov | art
            -----+------------------------+------------+--------+-------+-------------
            1    | stillingtagen til plan | 2025-01-09 |        | nej   |
            1    | afgørelse              | 2025-01-10 | støtte |       |
            2    | afgørelse              | 2025-01-10 | støtte |       |
            2    | stillingtagen til plan | 2025-01-20 |        | ja    |
            3    | afgørelse              | 2025-01-10 | støtte |       |
            4    | plan                   | 2024-12-01 |        |       | barnets plan
            4    | afgørelse              | 2025-01-10 | støtte |       |
            5    | afgørelse              | 2025-01-10 | støtte |       |
            5    | stillingtagen til plan |            |        | ja    |
        """,
        verdicts="""
            barn | udfald             | frist      | dage for sent | hjemmel                  | mangler
            -----+--------------------+------------+---------------+--------------------------+---------------------
            1    | overholdt          | 2025-01-10 |               | barnets lov § 91, stk. 1 |
            2    | overholdt for sent | 2025-01-10 | 10            | barnets lov § 91, stk. 1 |
            3    | overskredet        | 2025-01-10 | 142           | barnets lov § 91, stk. 1 |
            4    | overholdt          | 2025-01-10 |               | barnets lov § 91, stk. 1 |
            5    | kan ikke afgøres   | 2025-01-10 |               | barnets lov § 91, stk. 1 | dato for en handling
        """,
    )


def test_last_day(law_test):
    """På afgørelsens dag afventer stillingtagen."""
    law_test(
        DUTY,
        as_of="2025-01-10",
        born_on="2015-03-04",
        events="""
            barn | hændelse  | dato       | om
            -----+-----------+------------+-------
            1    | afgørelse | 2025-01-10 | støtte
        """,
        verdicts="""
            barn | udfald   | frist
            -----+----------+-----------
            1    | afventer | 2025-01-10
        """,
    )


def test_from_sixteen(law_test):
    """Er den unge fyldt 16 år, gælder stillingtagen en ungeplan."""
    law_test(
        DUTY,
        as_of="2025-06-01",
        events="""
            barn | født       | hændelse  | dato       | om
            -----+------------+-----------+------------+------------
            1    | 2009-01-10 | afgørelse | 2025-01-10 | støtte
            2    | 2009-01-11 | afgørelse | 2025-01-10 | støtte
            3    | 2007-01-10 | afgørelse | 2025-01-10 | støtte
            4    | 2009-01-10 | afgørelse | 2025-01-10 | anbringelse
        """,
        verdicts="""
            barn | udfald      | hjemmel
            -----+-------------+----------------------------
            1    | overskredet | barnets lov § 108, stk. 1-2
            2    | overskredet | barnets lov § 91, stk. 1
            3    | ingen pligt |
            4    | ingen pligt |
        """,
    )


def test_sixteenth_birthday(law_test):
    """Når den unge fylder 16 år med en indsats, tages stilling til en ungeplan; barnets plan er ikke nok."""
    law_test(
        DUTY,
        as_of="2024-08-01",
        born_on="2008-05-04",
        events="""
            barn | hændelse               | dato       | art          | behov
            -----+------------------------+------------+--------------+------
            1    | indsats begyndt        | 2023-06-01 | støtte       |
            2    | indsats begyndt        | 2023-06-01 | støtte       |
            2    | stillingtagen til plan | 2024-05-01 |              | nej
            3    | indsats begyndt        | 2023-06-01 | støtte       |
            3    | stillingtagen til plan | 2024-05-20 |              | nej
            4    | indsats begyndt        | 2023-06-01 | støtte       |
            4    | plan                   | 2024-04-01 | ungeplan     |
            5    | indsats begyndt        | 2023-06-01 | støtte       |
            5    | plan                   | 2023-07-01 | barnets plan |
            6    | indsats begyndt        | 2023-06-01 | støtte       |
            6    | indsats ophørt         | 2024-04-01 | støtte       |
        """,
        verdicts="""
            barn | udløst af | udfald             | frist      | dage for sent | fortolkning        | hjemmel
            -----+-----------+--------------------+------------+---------------+--------------------+----------------------------
            1    | 16 år     | overskredet        | 2024-05-04 | 89            | ingen frist i dage | barnets lov § 108, stk. 1-2
            2    | 16 år     | overholdt          | 2024-05-04 |               | ingen frist i dage | barnets lov § 108, stk. 1-2
            3    | 16 år     | overholdt for sent | 2024-05-04 | 16            | ingen frist i dage | barnets lov § 108, stk. 1-2
            4    | 16 år     | overholdt          | 2024-05-04 |               | ingen frist i dage | barnets lov § 108, stk. 1-2
            5    | 16 år     | overskredet        | 2024-05-04 | 89            | ingen frist i dage | barnets lov § 108, stk. 1-2
            6    |           | ingen pligt        |            |               |                    |
        """,
    )


def test_border(law_test):
    """Serviceloven kendte ikke pligten: hverken ved afgørelsen eller ved 16 år."""
    law_test(
        DUTY,
        as_of="2024-08-01",
        events="""
            barn | født       | hændelse        | dato       | om     | art
            -----+------------+-----------------+------------+--------+-------
            1    | 2015-03-04 | afgørelse       | 2023-12-31 | støtte |
            2    | 2015-03-04 | afgørelse       | 2024-01-01 | støtte |
            3    | 2007-12-31 | indsats begyndt | 2023-06-01 |        | støtte
            4    | 2008-01-01 | indsats begyndt | 2023-06-01 |        | støtte
        """,
        verdicts="""
            barn | udfald      | frist      | hjemmel
            -----+-------------+------------+----------------------------
            1    | ingen pligt |            |
            2    | overskredet | 2024-01-01 | barnets lov § 91, stk. 1
            3    | ingen pligt |            |
            4    | overskredet | 2024-01-01 | barnets lov § 108, stk. 1-2
        """,
    )


def test_excused(law_test):
    """En lovlig grund i de 30 dage før afgørelsen undskylder."""
    law_test(
        DUTY,
        as_of="2025-06-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse     | dato       | om     | pligt
            -----+--------------+------------+--------+--------------------------------------
            1    | lovlig grund | 2024-12-11 |        | Stillingtagen til behovet for en plan
            1    | afgørelse    | 2025-01-10 | støtte |
            2    | lovlig grund | 2024-12-10 |        | Stillingtagen til behovet for en plan
            2    | afgørelse    | 2025-01-10 | støtte |
        """,
        verdicts="""
            barn | udfald
            -----+-----------------
            1    | lovligt fraveget
            2    | overskredet
        """,
    )
