"""Fra 16 år handler planen også om vejen til voksenlivet."""

from lawcode.duties.plan_content import ADULT_LIFE_GOALS

DUTY = ADULT_LIFE_GOALS


def test_old_act(law_test):
    """Serviceloven: en plan lavet, når den unge er fyldt 16 år; den næste revision kan rette op, for sent."""
    law_test(
        DUTY,
        as_of="2022-12-01",
        born_on="2006-05-04",
        events="""
            barn | hændelse | dato       | version   | art        | indhold
            -----+----------+------------+-----------+------------+------------------
            1    | plan     | 2022-06-10 | ny        | handleplan | formål, voksenmål
            2    | plan     | 2022-06-10 | ny        | handleplan | formål
            2    | plan     | 2022-09-10 | revideret | handleplan | formål, voksenmål
            3    | plan     | 2022-06-10 | ny        | handleplan | formål
            4    | plan     | 2022-06-10 | ny        | handleplan |
        """,
        verdicts="""
            barn | udløst af       | udfald             | frist      | sket       | dage for sent | hjemmel            | mangler
            -----+-----------------+--------------------+------------+------------+---------------+--------------------+----------------
            1    | plan 2022-06-10 | overholdt          | 2022-06-10 | 2022-06-10 |               | serviceloven § 140 |
            2    | plan 2022-06-10 | overholdt for sent | 2022-06-10 | 2022-09-10 | 92            | serviceloven § 140 |
            2    | plan 2022-09-10 | overholdt          | 2022-09-10 | 2022-09-10 |               | serviceloven § 140 |
            3    | plan 2022-06-10 | overskredet        | 2022-06-10 |            | 174           | serviceloven § 140 |
            4    | plan 2022-06-10 | kan ikke afgøres   | 2022-06-10 |            |               | serviceloven § 140 | planens indhold
        """,
    )


def test_old_act_sixteenth_birthday(law_test):
    """Serviceloven: gælder en plan, når den unge fylder 16 år, skal den have målene."""
    law_test(
        DUTY,
        as_of="2022-12-01",
        born_on="2006-05-04",
        events="""
            barn | hændelse | dato       | version | art        | indhold
            -----+----------+------------+---------+------------+------------------
            1    | plan     | 2021-06-10 | ny      | handleplan | formål
            2    | plan     | 2021-06-10 | ny      | handleplan | formål, voksenmål
        """,
        verdicts="""
            barn | udløst af | udfald      | frist      | fortolkning
            -----+-----------+-------------+------------+-------------------
            1    | 16 år     | overskredet | 2022-05-04 | ingen frist i dage
            2    | 16 år     | overholdt   | 2022-05-04 | ingen frist i dage
        """,
    )


def test_new_act(law_test):
    """Barnets lov: kravet gælder ungeplanen, uanset hvornår den laves; barnets plan er ikke omfattet."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2008-03-04",
        events="""
            barn | hændelse | dato       | version | art          | indhold
            -----+----------+------------+---------+--------------+-----------------------
            1    | plan     | 2024-05-10 | ny      | ungeplan     | trivselsmål, voksenmål
            2    | plan     | 2024-05-10 | ny      | ungeplan     | trivselsmål
            3    | plan     | 2024-05-10 | ny      | barnets plan | trivselsmål
            4    | plan     |            | ny      | ungeplan     | trivselsmål
        """,
        verdicts="""
            barn | udfald           | frist      | hjemmel           | mangler
            -----+------------------+------------+-------------------+--------
            1    | overholdt        | 2024-05-10 | barnets lov § 109 |
            2    | overskredet      | 2024-05-10 | barnets lov § 109 |
            3    | ingen pligt      |            |                   |
            4    | kan ikke afgøres |            |                   | dato
        """,
    )


def test_age(law_test):
    """Dagen før den 16. fødselsdag kræver serviceloven det ikke af planen, men fødselsdagen gør."""
    law_test(
        DUTY,
        as_of="2022-06-01",
        events="""
            barn | født       | hændelse | dato       | version | art        | indhold
            -----+------------+----------+------------+---------+------------+--------
            1    | 2006-05-04 | plan     | 2022-05-04 | ny      | handleplan | formål
            2    | 2006-05-05 | plan     | 2022-05-04 | ny      | handleplan | formål
            3    | 2007-05-05 | plan     | 2022-05-04 | ny      | handleplan | formål
        """,
        verdicts="""
            barn | udløst af       | udfald      | frist
            -----+-----------------+-------------+-----------
            1    | plan 2022-05-04 | overskredet | 2022-05-04
            2    | 16 år           | overskredet | 2022-05-05
            3    |                 | ingen pligt |
        """,
    )


def test_border(law_test):
    """Serviceloven gælder enhver plan til og med 2023; fra 2024 kun ungeplanen."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2007-03-04",
        events="""
            barn | hændelse | dato       | version | art        | indhold
            -----+----------+------------+---------+------------+--------
            1    | plan     | 2023-12-31 | ny      | handleplan | formål
            2    | plan     | 2024-01-01 | ny      | handleplan | formål
            3    | plan     | 2024-01-01 | ny      | ungeplan   | formål
        """,
        verdicts="""
            barn | udfald      | hjemmel
            -----+-------------+-------------------
            1    | overskredet | serviceloven § 140
            2    | ingen pligt |
            3    | overskredet | barnets lov § 109
        """,
    )


def test_last_day_and_excused(law_test):
    """På planens dag afventer målene; en lovlig grund undskylder."""
    law_test(
        DUTY,
        as_of="2024-05-10",
        born_on="2008-03-04",
        events="""
            barn | hændelse     | dato       | version | art      | indhold     | pligt
            -----+--------------+------------+---------+----------+-------------+-----------------------------------
            1    | plan         | 2024-05-10 | ny      | ungeplan | trivselsmål |
            2    | lovlig grund | 2024-05-10 |         |          |             | Mål for overgangen til voksenlivet
            2    | plan         | 2024-05-10 | ny      | ungeplan | trivselsmål |
        """,
        verdicts="""
            barn | udfald           | frist
            -----+------------------+-----------
            1    | afventer         | 2024-05-10
            2    | lovligt fraveget | 2024-05-10
        """,
    )
