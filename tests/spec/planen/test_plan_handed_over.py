"""Anbringelsesstedet skal kende de dele af planen, som det skal arbejde efter."""

from lawcode.duties.hand_over import PLAN_HANDED_OVER

DUTY = PLAN_HANDED_OVER


def test_at_the_start(law_test):
    """Har barnet en plan, når det anbringes, udleveres den i forbindelse med anbringelsen, til stedet selv."""
    law_test(
        DUTY,
        as_of="2022-06-01",
        born_on="2012-03-04",
        events="""
            barn | hændelse                               | dato       | indsats | sted   | til      | spurgt først | version
            -----+----------------------------------------+------------+---------+--------+----------+--------------+--------
            1    | plan                                   | 2022-02-01 | m       |        |          |              | ny
            1    | anbringelse begyndt                    | 2022-03-01 | m       | Bakken |          |              |
            1    | udlevering af relevante dele af planen | 2022-03-01 | m       | Bakken | stedet   |              |
            2    | plan                                   | 2022-02-01 | m       |        |          |              | ny
            2    | anbringelse begyndt                    | 2022-03-01 | m       | Bakken |          |              |
            2    | udlevering af relevante dele af planen | 2022-03-15 | m       |        | stedet   | ja           |
            3    | plan                                   | 2022-02-01 | m       |        |          |              | ny
            3    | anbringelse begyndt                    | 2022-03-01 | m       | Bakken |          |              |
            4    | plan                                   | 2022-02-01 | m       |        |          |              | ny
            4    | anbringelse begyndt                    | 2022-03-01 | m       | Bakken |          |              |
            4    | udlevering af relevante dele af planen | 2022-03-01 | m       |        | forældre |              |
            5    | plan                                   | 2022-02-01 | m       |        |          |              | ny
            5    | anbringelse begyndt                    | 2022-03-01 | m       | Bakken |          |              |
            5    | udlevering af relevante dele af planen | 2022-03-01 | m       | Engen  | stedet   |              |
            6    | anbringelse begyndt                    | 2022-03-01 | m       | Bakken |          |              |
        """,
        verdicts="""
            barn | udfald             | frist      | dage for sent | fortolkning             | hjemmel
            -----+--------------------+------------+---------------+-------------------------+---------------------------
            1    | overholdt          | 2022-03-01 |               | ingen frist i dage, L 8 | serviceloven § 140, stk. 6
            2    | overholdt for sent | 2022-03-01 | 14            | ingen frist i dage, L 8 | serviceloven § 140, stk. 6
            3    | overskredet        | 2022-03-01 | 92            | ingen frist i dage, L 8 | serviceloven § 140, stk. 6
            4    | overskredet        | 2022-03-01 | 92            | ingen frist i dage, L 8 | serviceloven § 140, stk. 6
            5    | overskredet        | 2022-03-01 | 92            | ingen frist i dage, L 8 | serviceloven § 140, stk. 6
            6    | ingen pligt        |            |               |                         |
        """,
    )


def test_later_plans(law_test):
    """Kommer planen senere, eller revideres den, udleveres den igen; en bekræftet plan gør ikke."""
    law_test(
        DUTY,
        as_of="2022-12-01",
        born_on="2012-03-04",
        events="""
            barn | hændelse                               | dato       | id | indsats | version   | til
            -----+----------------------------------------+------------+----+---------+-----------+-------
            1    | plan                                   | 2022-02-01 | p1 | m       | ny        |
            1    | anbringelse begyndt                    | 2022-03-01 | b  | m       |           |
            1    | udlevering af relevante dele af planen | 2022-03-01 |    | m       |           | stedet
            1    | plan                                   | 2022-06-01 | p2 | m       | revideret |
            1    | udlevering af relevante dele af planen | 2022-06-20 |    | m       |           | stedet
            1    | plan                                   | 2022-09-01 | p3 | m       | bekræftet |
            2    | anbringelse begyndt                    | 2022-03-01 | b  | m       |           |
            2    | plan                                   | 2022-04-01 | p1 | m       | ny        |
            3    | plan                                   | 2022-02-01 | p1 | m       | ny        |
            3    | anbringelse begyndt                    | 2022-03-01 | b  | m       |           |
            3    | anbringelse ophørt                     | 2022-05-01 |    | m       |           |
            3    | plan                                   | 2022-06-01 | p2 | m       | revideret |
        """,
        verdicts="""
            barn | udløst af | udfald             | frist      | sket       | dage for sent
            -----+-----------+--------------------+------------+------------+--------------
            1    | b         | overholdt          | 2022-03-01 | 2022-03-01 |
            1    | p2        | overholdt for sent | 2022-06-01 | 2022-06-20 | 19
            2    | b         | overskredet        | 2022-04-01 |            | 244
            3    | b         | overskredet        | 2022-03-01 |            | 275
        """,
    )


def test_from_2014(law_test):
    """Pligten begyndte 1. januar 2014 og gælder også anbringelser, der løb den dag."""
    law_test(
        DUTY,
        as_of="2014-03-01",
        born_on="2005-03-04",
        events="""
            barn | hændelse                               | dato       | indsats | version | til    | grund
            -----+----------------------------------------+------------+---------+---------+--------+------------
            1    | anbringelse begyndt                    | 2012-05-01 | m       |         |        |
            1    | plan                                   | 2012-06-01 | m       | ny      |        |
            2    | anbringelse begyndt                    | 2012-05-01 | m       |         |        |
            2    | plan                                   | 2012-06-01 | m       | ny      |        |
            2    | udlevering af relevante dele af planen | 2014-01-10 | m       |         | stedet |
            3    | anbringelse begyndt                    | 2012-05-01 | m       |         |        |
            3    | plan                                   | 2012-06-01 | m       | ny      |        |
            3    | anbringelse ophørt                     | 2013-12-15 | m       |         |        | hjemgivelse
            4    | anbringelse begyndt                    | 2012-05-01 | m       |         |        |
        """,
        verdicts="""
            barn | udløst af  | udfald             | frist      | dage for sent | bekræftet | hjemmel
            -----+------------+--------------------+------------+---------------+-----------+---------------------------
            1    | loven 2014 | overskredet        | 2014-01-01 | 59            | ja        | serviceloven § 140, stk. 7
            2    | loven 2014 | overholdt for sent | 2014-01-01 | 9             | ja        | serviceloven § 140, stk. 7
            3    |            | ingen pligt        |            |               |           |
            4    |            | ingen pligt        |            |               |           |
        """,
    )


def test_before_2014(law_test):
    """Spurgt om en dag før 2014 er der ingen pligt."""
    law_test(
        DUTY,
        as_of="2013-12-31",
        born_on="2005-03-04",
        events="""
            barn | hændelse            | dato       | indsats | version
            -----+---------------------+------------+---------+--------
            1    | plan                | 2012-04-01 | m       | ny
            1    | anbringelse begyndt | 2012-05-01 | m       |
        """,
        verdicts="""
            barn | udfald
            -----+------------
            1    | ingen pligt
        """,
    )


def test_new_act(law_test):
    """Barnets lov: udlevering af ungeplanen er læst; for barnets plan er den antaget og tælles for sig."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2008-01-04",
        events="""
            barn | hændelse            | dato       | indsats | version | art
            -----+---------------------+------------+---------+---------+-------------
            1    | plan                | 2024-04-01 | m       | ny      | ungeplan
            1    | anbringelse begyndt | 2024-05-01 | m       |         |
            2    | plan                | 2024-04-01 | m       | ny      | barnets plan
            2    | anbringelse begyndt | 2024-05-01 | m       |         |
        """,
        verdicts="""
            barn | udfald      | frist      | bekræftet | hjemmel
            -----+-------------+------------+-----------+--------------------------
            1    | overskredet | 2024-05-01 | ja        | barnets lov § 109, stk. 5
            2    | overskredet | 2024-05-01 | nej       | barnets lov § 93
        """,
    )


def test_border(law_test):
    """Dagen, da pligten indtræder, vælger loven og stykket; L 8 gjorde stk. 7 til stk. 6."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2012-03-04",
        events="""
            barn | hændelse            | dato       | indsats | version
            -----+---------------------+------------+---------+--------
            1    | plan                | 2019-06-01 | m       | ny
            1    | anbringelse begyndt | 2019-12-31 | m       |
            2    | plan                | 2019-06-01 | m       | ny
            2    | anbringelse begyndt | 2020-01-01 | m       |
            3    | plan                | 2023-06-01 | m       | ny
            3    | anbringelse begyndt | 2023-12-31 | m       |
            4    | plan                | 2023-06-01 | m       | ny
            4    | anbringelse begyndt | 2024-01-01 | m       |
        """,
        verdicts="""
            barn | udfald      | bekræftet | hjemmel
            -----+-------------+-----------+---------------------------
            1    | overskredet | ja        | serviceloven § 140, stk. 7
            2    | overskredet | ja        | serviceloven § 140, stk. 6
            3    | overskredet | ja        | serviceloven § 140, stk. 6
            4    | overskredet | nej       | barnets lov § 93
        """,
    )


def test_last_day_excused_and_missing(law_test):
    """På dagen afventer udleveringen; en lovlig grund undskylder; en udlevering uden dato afgør intet."""
    law_test(
        DUTY,
        as_of="2022-03-01",
        born_on="2012-03-04",
        events="""
            barn | hændelse                               | dato       | indsats | version | til    | pligt
            -----+----------------------------------------+------------+---------+---------+--------+----------------------------------------
            1    | plan                                   | 2022-02-01 | m       | ny      |        |
            1    | anbringelse begyndt                    | 2022-03-01 | m       |         |        |
            2    | plan                                   | 2022-01-10 | m       | ny      |        |
            2    | anbringelse begyndt                    | 2022-02-01 | m       |         |        |
            2    | lovlig grund                           | 2022-01-20 | m       |         |        | Planen udleveret til anbringelsesstedet
            3    | plan                                   | 2022-01-10 | m       | ny      |        |
            3    | anbringelse begyndt                    | 2022-02-01 | m       |         |        |
            3    | udlevering af relevante dele af planen |            | m       |         | stedet |
        """,
        verdicts="""
            barn | udfald           | frist      | mangler
            -----+------------------+------------+---------------------
            1    | afventer         | 2022-03-01 |
            2    | lovligt fraveget | 2022-02-01 |
            3    | kan ikke afgøres | 2022-02-01 | dato for en handling
        """,
    )
