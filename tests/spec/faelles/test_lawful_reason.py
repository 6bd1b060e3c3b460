"""En lovlig grund undskylder den pligt, den nævner, når den er noteret i tide."""

from lawcode.duties.follow_up import FIRST_FOLLOW_UP
from lawcode.duties.plan_for_child import PLAN_MADE

title = "Lovlig grund"


def test_from_trigger_to_due_day(law_test):
    """Uden henvisning tæller grunden fra den dag, pligten udløses, til fristens dag, begge med."""
    law_test(
        FIRST_FOLLOW_UP,
        as_of="2024-09-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse            | dato       | pligt
            -----+---------------------+------------+------------------
            1    | anbringelse begyndt | 2024-02-14 |
            1    | lovlig grund        | 2024-02-14 | Første opfølgning
            2    | lovlig grund        | 2024-02-13 | Første opfølgning
            2    | anbringelse begyndt | 2024-02-14 |
            3    | anbringelse begyndt | 2024-02-14 |
            3    | lovlig grund        | 2024-05-14 | Første opfølgning
            4    | anbringelse begyndt | 2024-02-14 |
            4    | lovlig grund        | 2024-05-15 | Første opfølgning
            5    | anbringelse begyndt | 2024-02-14 |
            5    | lovlig grund        | 2024-04-14 | Næste opfølgning
            6    | anbringelse begyndt | 2024-02-14 |
            6    | lovlig grund        | 2024-04-14 | Første opfølgning
            6    | opfølgning          | 2024-07-01 |
        """,
        verdicts="""
            barn | udfald           | sket
            -----+------------------+-----
            1    | lovligt fraveget |
            2    | overskredet      |
            3    | lovligt fraveget |
            4    | overskredet      |
            5    | overskredet      |
            6    | lovligt fraveget |
        """,
    )


def test_acts_due_on_their_own_day(law_test):
    """Forfalder handlingen samme dag, den udløses, tæller grunden i de 30 dage før, begge ender med."""
    law_test(
        PLAN_MADE,
        as_of="2022-12-01",
        born_on="2012-03-04",
        events="""
            barn | hændelse     | dato       | om          | pligt
            -----+--------------+------------+-------------+----------------
            1    | lovlig grund | 2022-04-10 |             | Plan for barnet
            1    | afgørelse    | 2022-05-10 | anbringelse |
            2    | lovlig grund | 2022-04-09 |             | Plan for barnet
            2    | afgørelse    | 2022-05-10 | anbringelse |
        """,
        verdicts="""
            barn | udfald
            -----+-----------------
            1    | lovligt fraveget
            2    | overskredet
        """,
    )


def test_for_one_trigger(law_test):
    """Henviser grunden til en hændelse, gælder den kun den pligt, som den hændelse udløste."""
    law_test(
        FIRST_FOLLOW_UP,
        as_of="2024-09-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse            | dato       | id | vedrører | indsats | pligt
            -----+---------------------+------------+----+----------+---------+------------------
            1    | indsats begyndt     | 2024-02-14 | i  |          | x       |
            1    | anbringelse begyndt | 2024-02-14 | b  |          | y       |
            1    | lovlig grund        | 2024-04-14 |    | b        |         | Første opfølgning
        """,
        verdicts="""
            barn | udløst af | udfald
            -----+-----------+-----------------
            1    | i         | overskredet
            1    | b         | lovligt fraveget
        """,
    )
