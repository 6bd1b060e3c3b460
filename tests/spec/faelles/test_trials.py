"""Et frikommuneforsøg fritager for bestemte pligter, så længe det løber."""

from lawcode.duties.follow_up import FIRST_FOLLOW_UP, NEXT_FOLLOW_UP

title = "Frikommuneforsøg"


def test_runs_on_the_due_day(law_test):
    """Forsøget fritager, når det løber på fristens dag; uden slutdag løber det videre."""
    law_test(
        FIRST_FOLLOW_UP,
        as_of="2022-09-01",
        born_on="2012-03-04",
        events="""
            barn | hændelse            | dato       | indtil     | fritager for
            -----+---------------------+------------+------------+------------------------------------
            1    | frikommuneforsøg    | 2021-01-01 | 2022-04-15 | Første opfølgning, Næste opfølgning
            1    | anbringelse begyndt | 2022-01-15 |            |
            2    | frikommuneforsøg    | 2021-01-01 | 2022-04-14 | Første opfølgning, Næste opfølgning
            2    | anbringelse begyndt | 2022-01-15 |            |
            3    | frikommuneforsøg    | 2021-01-01 |            | Første opfølgning
            3    | anbringelse begyndt | 2022-01-15 |            |
            4    | frikommuneforsøg    | 2021-01-01 |            | Næste opfølgning
            4    | anbringelse begyndt | 2022-01-15 |            |
            5    | anbringelse begyndt | 2022-01-15 |            |
            5    | frikommuneforsøg    | 2022-04-16 |            | Første opfølgning
        """,
        verdicts="""
            barn | udfald           | frist
            -----+------------------+-----------
            1    | lovligt fraveget | 2022-04-15
            2    | overskredet      | 2022-04-15
            3    | lovligt fraveget | 2022-04-15
            4    | overskredet      | 2022-04-15
            5    | overskredet      | 2022-04-15
        """,
    )


def test_done_all_the_same(law_test):
    """Gøres det alligevel i tide, er pligten overholdt."""
    law_test(
        (FIRST_FOLLOW_UP, NEXT_FOLLOW_UP),
        as_of="2022-09-01",
        born_on="2012-03-04",
        events="""
            barn | hændelse            | dato       | fritager for
            -----+---------------------+------------+------------------------------------
            1    | frikommuneforsøg    | 2021-01-01 | Første opfølgning, Næste opfølgning
            1    | anbringelse begyndt | 2022-01-15 |
            1    | opfølgning          | 2022-02-20 |
        """,
        verdicts="""
            barn | pligt             | udfald           | frist
            -----+-------------------+------------------+-----------
            1    | Første opfølgning | overholdt        | 2022-04-15
            1    | Næste opfølgning  | lovligt fraveget | 2022-08-20
        """,
    )
