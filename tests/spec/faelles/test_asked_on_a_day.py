"""En sag bedømmes, som den stod den dag, der spørges til.  Hvad der skete senere, ses der ikke på."""

from lawcode.duties.follow_up import FIRST_FOLLOW_UP, NEXT_FOLLOW_UP

title = "Spurgt om en bestemt dag"


def test_later_events_do_not_count(law_test):
    """En opfølgning efter den dag, der spørges til, ses ikke."""
    law_test(
        FIRST_FOLLOW_UP,
        as_of="2024-05-20",
        born_on="2015-03-04",
        events="""
            barn | hændelse            | dato
            -----+---------------------+-----------
            1    | anbringelse begyndt | 2024-02-14
            1    | opfølgning          | 2024-05-20
            2    | anbringelse begyndt | 2024-02-14
            2    | opfølgning          | 2024-05-21
            3    | anbringelse begyndt | 2024-05-21
        """,
        verdicts="""
            barn | udfald             | frist      | dage for sent
            -----+--------------------+------------+--------------
            1    | overholdt for sent | 2024-05-14 | 6
            2    | overskredet        | 2024-05-14 | 6
            3    | ingen pligt        |            |
        """,
    )


def test_the_last_day_is_in(law_test):
    """Fristens sidste dag er med: den dag afventer sagen, dagen efter er fristen overskredet."""
    law_test(
        (FIRST_FOLLOW_UP, NEXT_FOLLOW_UP),
        as_of="2022-10-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse            | dato
            -----+---------------------+-----------
            1    | anbringelse begyndt | 2022-07-01
            2    | anbringelse begyndt | 2022-06-30
            3    | anbringelse begyndt | 2022-01-15
            3    | opfølgning          | 2022-04-01
        """,
        verdicts="""
            barn | pligt             | udfald      | frist      | dage for sent
            -----+-------------------+-------------+------------+--------------
            1    | Første opfølgning | afventer    | 2022-10-01 |
            2    | Første opfølgning | overskredet | 2022-09-30 | 1
            3    | Første opfølgning | overholdt   | 2022-04-15 |
            3    | Næste opfølgning  | afventer    | 2022-10-01 |
        """,
    )
