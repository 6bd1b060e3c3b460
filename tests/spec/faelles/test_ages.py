"""En alder nås, når fødselsdagen begynder.  Pligterne for en anbringelse eller støtte slutter dagen før 18 år."""

from lawcode.duties.follow_up import FIRST_FOLLOW_UP
from lawcode.duties.hearing import CHILD_HEARD
from lawcode.duties.notice import NOTICE_OF_DECISION

title = "Alder"


def test_birthday(law_test):
    """Alderen nås på selve fødselsdagen; den, der er født 29. februar, når den den sidste dag i februar."""
    law_test(
        NOTICE_OF_DECISION,
        as_of="2024-09-01",
        events="""
            barn | født       | hændelse  | dato       | om
            -----+------------+-----------+------------+------------
            1    | 2014-05-10 | afgørelse | 2024-05-10 | anbringelse
            2    | 2014-05-11 | afgørelse | 2024-05-10 | anbringelse
            3    | 2008-02-29 | afgørelse | 2020-02-28 | anbringelse
            4    | 2008-02-29 | afgørelse | 2020-02-29 | anbringelse
            5    | 2004-02-29 | afgørelse | 2016-02-29 | anbringelse
        """,
        verdicts="""
            barn | udfald
            -----+------------
            1    | overskredet
            2    | ingen pligt
            3    | ingen pligt
            4    | overskredet
            5    | overskredet
        """,
    )


def test_leap_day_in_other_years(law_test):
    """Født 29. februar: i et år uden skuddag nås alderen den 28. februar."""
    law_test(
        NOTICE_OF_DECISION,
        as_of="2026-03-01",
        events="""
            barn | født       | hændelse  | dato       | om
            -----+------------+-----------+------------+------------
            1    | 2016-02-29 | afgørelse | 2026-02-27 | anbringelse
            2    | 2016-02-29 | afgørelse | 2026-02-28 | anbringelse
        """,
        verdicts="""
            barn | udfald
            -----+------------
            1    | ingen pligt
            2    | overskredet
        """,
    )


def test_eighteen(law_test):
    """En frist, der udløber på eller efter den 18. fødselsdag, gælder ikke."""
    law_test(
        FIRST_FOLLOW_UP,
        as_of="2024-12-01",
        events="""
            barn | født       | hændelse            | dato
            -----+------------+---------------------+-----------
            1    | 2006-05-15 | anbringelse begyndt | 2024-02-14
            2    | 2006-05-14 | anbringelse begyndt | 2024-02-14
        """,
        verdicts="""
            barn | udfald      | frist
            -----+-------------+-----------
            1    | overskredet | 2024-05-14
            2    | ingen pligt |
        """,
    )


def test_birthday_not_recorded(law_test):
    """Er fødselsdagen ikke oplyst, kan sagen kun ikke afgøres, når udfaldet afhænger af alderen."""
    law_test(
        (CHILD_HEARD, NOTICE_OF_DECISION),
        as_of="2024-09-01",
        events="""
            barn | hændelse  | dato       | om
            -----+-----------+------------+-------
            1    | afgørelse | 2024-05-10 | støtte
        """,
        verdicts="""
            barn | pligt                            | udfald           | mangler
            -----+----------------------------------+------------------+------------
            1    | Barnet hørt før afgørelsen       | overskredet      |
            1    | Barnet underrettet om afgørelsen | kan ikke afgøres | fødselsdato
        """,
    )
