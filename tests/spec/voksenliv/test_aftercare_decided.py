"""Den unge skal vide i god tid, hvad der sker efter 18 år."""

from lawcode.duties.aftercare import AFTERCARE_DECIDED

DUTY = AFTERCARE_DECIDED


def test_half_a_year_before(law_test):
    """Afgørelsen er truffet senest seks måneder før den 18. fødselsdag, hvad enten den siger ja eller nej."""
    law_test(
        DUTY,
        as_of="2025-03-01",
        born_on="2007-05-04",
        events="""
            barn | hændelse            | dato       | om                 | bevilget
            -----+---------------------+------------+--------------------+---------
            1    | anbringelse begyndt | 2022-01-10 |                    |
            1    | afgørelse           | 2024-11-04 | støtte efter 18 år |
            2    | anbringelse begyndt | 2022-01-10 |                    |
            2    | afgørelse           | 2024-11-05 | støtte efter 18 år |
            3    | anbringelse begyndt | 2022-01-10 |                    |
            4    | anbringelse begyndt | 2022-01-10 |                    |
            4    | afgørelse           | 2024-10-01 | støtte efter 18 år | nej
            5    | anbringelse begyndt | 2022-01-10 |                    |
            5    | anbringelse ophørt  | 2024-11-03 |                    |
        """,
        verdicts="""
            barn | udløst af          | udfald             | frist      | dage for sent | hjemmel
            -----+--------------------+--------------------+------------+---------------+--------------------------
            1    | et halvt år før 18 | overholdt          | 2024-11-04 |               | barnets lov § 111, stk. 1
            2    | et halvt år før 18 | overholdt for sent | 2024-11-04 | 1             | barnets lov § 111, stk. 1
            3    | et halvt år før 18 | overskredet        | 2024-11-04 | 117           | barnets lov § 111, stk. 1
            4    | et halvt år før 18 | overholdt          | 2024-11-04 |               | barnets lov § 111, stk. 1
            5    |                    | ingen pligt        |            |               |
        """,
    )


def test_placed_later(law_test):
    """Anbringes den unge senere end et halvt år før 18, regnes fra anbringelsen; det tælles for sig."""
    law_test(
        DUTY,
        as_of="2025-03-01",
        born_on="2007-05-04",
        events="""
            barn | hændelse            | dato
            -----+---------------------+-----------
            1    | anbringelse begyndt | 2025-01-10
        """,
        verdicts="""
            barn | udfald      | frist      | bekræftet
            -----+-------------+------------+----------
            1    | overskredet | 2025-01-10 | nej
        """,
    )


def test_border(law_test):
    """Fristens dag vælger loven."""
    law_test(
        DUTY,
        as_of="2024-03-01",
        events="""
            barn | født       | hændelse            | dato
            -----+------------+---------------------+-----------
            1    | 2006-06-30 | anbringelse begyndt | 2020-01-10
            2    | 2006-07-01 | anbringelse begyndt | 2020-01-10
        """,
        verdicts="""
            barn | udfald      | frist      | hjemmel
            -----+-------------+------------+--------------------------
            1    | overskredet | 2023-12-30 | serviceloven § 68
            2    | overskredet | 2024-01-01 | barnets lov § 111, stk. 1
        """,
    )


def test_last_day_excused_and_missing(law_test):
    """På dagen afventer afgørelsen; en lovlig grund undskylder; uden fødselsdag er der ingen dag at regne fra."""
    law_test(
        DUTY,
        as_of="2024-11-04",
        events="""
            barn | født       | hændelse            | dato       | om                 | pligt
            -----+------------+---------------------+------------+--------------------+--------------------------------
            1    | 2007-05-04 | anbringelse begyndt | 2022-01-10 |                    |
            2    | 2007-05-03 | anbringelse begyndt | 2022-01-10 |                    |
            2    | 2007-05-03 | lovlig grund        | 2024-10-20 |                    | Afgørelse om støtte efter 18 år
            3    | 2007-05-03 | anbringelse begyndt | 2022-01-10 |                    |
            3    | 2007-05-03 | afgørelse           |            | støtte efter 18 år |
            4    |            | anbringelse begyndt | 2022-01-10 |                    |
        """,
        verdicts="""
            barn | udfald           | frist      | mangler
            -----+------------------+------------+---------------------
            1    | afventer         | 2024-11-04 |
            2    | lovligt fraveget | 2024-11-03 |
            3    | kan ikke afgøres | 2024-11-03 | dato for en handling
            4    | ingen pligt      |            |
        """,
    )
