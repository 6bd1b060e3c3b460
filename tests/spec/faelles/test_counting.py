"""Måneder er kalendermåneder.  Myndighedens frister forlænges ikke, fordi de udløber i en weekend."""

from lawcode.duties.follow_up import FIRST_FOLLOW_UP
from lawcode.duties.network_meeting import NETWORK_MEETING_CALLED
from lawcode.duties.study import STUDY_FINISHED

title = "Måneder, dage og weekender"


def test_months(law_test):
    """Samme dato i den måned, fristen udløber, eller månedens sidste dag, når datoen ikke findes."""
    law_test(
        STUDY_FINISHED,
        as_of="2024-12-01",
        born_on="2015-05-04",
        events="""
            barn | hændelse                            | dato
            -----+-------------------------------------+-----------
            1    | kommunen bliver bekendt med behovet | 2022-10-31
            2    | kommunen bliver bekendt med behovet | 2022-10-28
            3    | kommunen bliver bekendt med behovet | 2024-01-31
            4    | kommunen bliver bekendt med behovet | 2024-02-29
        """,
        verdicts="""
            barn | udfald      | frist
            -----+-------------+-----------
            1    | overskredet | 2023-02-28
            2    | overskredet | 2023-02-28
            3    | overskredet | 2024-05-31
            4    | overskredet | 2024-06-29
        """,
    )


def test_leap_year(law_test):
    """I et skudår er 29. februar med."""
    law_test(
        FIRST_FOLLOW_UP,
        as_of="2024-09-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse            | dato
            -----+---------------------+-----------
            1    | anbringelse begyndt | 2019-11-30
            2    | anbringelse begyndt | 2020-11-30
        """,
        verdicts="""
            barn | udfald      | frist
            -----+-------------+-----------
            1    | overskredet | 2020-02-29
            2    | overskredet | 2021-02-28
        """,
    )


def test_weekends(law_test):
    """En frist, der udløber en lørdag, søndag eller helligdag, står ved magt; det fremgår af linjen."""
    law_test(
        NETWORK_MEETING_CALLED,
        as_of="2023-06-01",
        born_on="2010-03-04",
        events="""
            barn | hændelse                   | dato
            -----+----------------------------+-----------
            1    | dokumentation fra politiet | 2023-03-10
            2    | dokumentation fra politiet | 2023-03-11
            3    | dokumentation fra politiet | 2023-03-12
            4    | dokumentation fra politiet | 2023-03-30
        """,
        verdicts="""
            barn | udfald      | frist      | fortolkning
            -----+-------------+------------+------------
            1    | overskredet | 2023-03-17 |
            2    | overskredet | 2023-03-18 | weekend
            3    | overskredet | 2023-03-19 | weekend
            4    | overskredet | 2023-04-06 | weekend
        """,
    )
