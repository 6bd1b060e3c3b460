"""Kommunen kommer selv på anbringelsesstedet og taler med barnet, mindst to gange om året."""

from lawcode.duties.visits import VISITS

DUTY = VISITS


def test_two_in_a_placement_year(law_test):
    """Året regnes fra anbringelsens begyndelse; det andet besøg skal ligge senest på årets sidste dag."""
    law_test(
        DUTY,
        as_of="2022-04-01",
        born_on="2012-03-04",
        events="""
            barn | hændelse            | dato       | på stedet | talt med barnet | personale til stede
            -----+---------------------+------------+-----------+-----------------+--------------------
            1    | anbringelse begyndt | 2021-03-01 |           |                 |
            1    | tilsynsbesøg        | 2021-08-01 | ja        | ja              |
            1    | tilsynsbesøg        | 2022-02-28 | ja        | ja              | ja
            2    | anbringelse begyndt | 2021-03-01 |           |                 |
            2    | tilsynsbesøg        | 2021-08-01 | ja        | ja              |
            2    | tilsynsbesøg        | 2022-03-01 | ja        | ja              |
            3    | anbringelse begyndt | 2021-03-01 |           |                 |
        """,
        verdicts="""
            barn | udløst af | udfald      | frist      | sket       | dage for sent | fortolkning    | hjemmel
            -----+-----------+-------------+------------+------------+---------------+----------------+-------------------
            1    | år 1      | overholdt   | 2022-02-28 | 2022-02-28 |               | anbringelsesår | serviceloven § 148
            1    | år 2      | afventer    | 2023-02-28 |            |               | anbringelsesår | serviceloven § 148
            2    | år 1      | overskredet | 2022-02-28 |            | 32            | anbringelsesår | serviceloven § 148
            2    | år 2      | afventer    | 2023-02-28 |            |               | anbringelsesår | serviceloven § 148
            3    | år 1      | overskredet | 2022-02-28 |            | 32            | anbringelsesår | serviceloven § 148
            3    | år 2      | afventer    | 2023-02-28 |            |               | anbringelsesår | serviceloven § 148
        """,
    )


def test_which_visits_count(law_test):
    """Et besøg uden samtale eller et andet sted end på anbringelsesstedet tæller ikke."""
    law_test(
        DUTY,
        as_of="2022-02-28",
        born_on="2012-03-04",
        events="""
            barn | hændelse            | dato       | på stedet | talt med barnet
            -----+---------------------+------------+-----------+----------------
            1    | anbringelse begyndt | 2021-02-27 |           |
            1    | tilsynsbesøg        | 2021-08-01 | ja        | ja
            1    | tilsynsbesøg        | 2021-12-01 | ja        | nej
            2    | anbringelse begyndt | 2021-02-27 |           |
            2    | tilsynsbesøg        | 2021-08-01 | ja        | ja
            2    | tilsynsbesøg        | 2021-12-01 | nej       | ja
            3    | anbringelse begyndt | 2021-02-27 |           |
            3    | tilsynsbesøg        | 2021-08-01 | ja        | ja
            3    | tilsynsbesøg        | 2021-10-01 | nej       | nej
            3    | tilsynsbesøg        | 2021-12-01 | ja        | ja
        """,
        verdicts="""
            barn | udløst af | udfald      | frist
            -----+-----------+-------------+-----------
            1    | år 1      | overskredet | 2022-02-26
            1    | år 2      | afventer    | 2023-02-26
            2    | år 1      | overskredet | 2022-02-26
            2    | år 2      | afventer    | 2023-02-26
            3    | år 1      | overholdt   | 2022-02-26
            3    | år 2      | afventer    | 2023-02-26
        """,
    )


def test_not_recorded(law_test):
    """Er det ikke noteret, om der blev talt med barnet, kan året kun ikke afgøres, når tallet afhænger af det."""
    law_test(
        DUTY,
        as_of="2022-02-28",
        born_on="2012-03-04",
        events="""
            barn | hændelse            | dato       | på stedet | talt med barnet
            -----+---------------------+------------+-----------+----------------
            1    | anbringelse begyndt | 2021-03-01 |           |
            1    | tilsynsbesøg        | 2021-08-01 | ja        | ja
            1    | tilsynsbesøg        | 2021-12-01 | ja        |
            2    | anbringelse begyndt | 2021-02-28 |           |
            2    | tilsynsbesøg        | 2021-08-01 | ja        | ja
            2    | tilsynsbesøg        | 2021-10-01 | ja        |
            2    | tilsynsbesøg        | 2021-12-01 | ja        | ja
            3    | anbringelse begyndt | 2021-02-28 |           |
            3    | tilsynsbesøg        | 2021-12-01 |           | ja
            4    | anbringelse begyndt | 2021-02-28 |           |
            4    | tilsynsbesøg        | 2021-08-01 | ja        | ja
            4    | tilsynsbesøg        |            | ja        | ja
        """,
        verdicts="""
            barn | udløst af | udfald           | mangler
            -----+-----------+------------------+---------------------
            1    | år 1      | kan ikke afgøres | talt med barnet
            2    | år 1      | overholdt        |
            2    | år 2      | afventer         |
            3    | år 1      | overskredet      |
            3    | år 2      | afventer         |
            4    | år 1      | kan ikke afgøres | dato for en handling
            4    | år 2      | afventer         |
        """,
    )


def test_whole_years(law_test):
    """Ophører anbringelsen før årets sidste dag, tæller året ikke; et skift af sted begynder intet nyt år."""
    law_test(
        DUTY,
        as_of="2022-06-01",
        born_on="2012-03-04",
        events="""
            barn | hændelse            | dato       | indsats | grund
            -----+---------------------+------------+---------+----------------
            1    | anbringelse begyndt | 2021-03-01 | m       |
            1    | anbringelse ophørt  | 2022-02-27 | m       | hjemgivelse
            2    | anbringelse begyndt | 2021-03-01 | m       |
            2    | anbringelse ophørt  | 2022-02-28 | m       | hjemgivelse
            3    | anbringelse begyndt | 2021-03-01 | m       |
            3    | anbringelse ophørt  | 2021-09-01 | m       | ændring af sted
            3    | anbringelse begyndt | 2021-09-01 | m       |
        """,
        verdicts="""
            barn | udløst af | udfald      | frist
            -----+-----------+-------------+-----------
            1    |           | ingen pligt |
            2    | år 1      | overskredet | 2022-02-28
            3    | år 1      | overskredet | 2022-02-28
            3    | år 2      | afventer    | 2023-02-28
        """,
    )


def test_calendar_years(law_test):
    """Den anden læsning regner hele kalenderår."""
    law_test(
        DUTY,
        as_of="2023-02-01",
        born_on="2012-03-04",
        visits="calendar-year",
        events="""
            barn | hændelse            | dato       | på stedet | talt med barnet
            -----+---------------------+------------+-----------+----------------
            1    | anbringelse begyndt | 2021-06-15 |           |
            1    | tilsynsbesøg        | 2022-02-01 | ja        | ja
            1    | tilsynsbesøg        | 2022-12-31 | ja        | ja
        """,
        verdicts="""
            barn | udløst af | udfald    | frist      | fortolkning
            -----+-----------+-----------+------------+--------------------
            1    | år 1      | overholdt | 2022-12-31 | kalenderår, weekend
            1    | år 2      | afventer  | 2023-12-31 | kalenderår, weekend
        """,
    )


def test_last_day(law_test):
    """På årets sidste dag afventer besøgene."""
    law_test(
        DUTY,
        as_of="2022-02-28",
        born_on="2012-03-04",
        events="""
            barn | hændelse            | dato
            -----+---------------------+-----------
            1    | anbringelse begyndt | 2021-03-01
        """,
        verdicts="""
            barn | udløst af | udfald   | frist
            -----+-----------+----------+-----------
            1    | år 1      | afventer | 2022-02-28
        """,
    )


def test_border(law_test):
    """Årets sidste dag vælger loven; et år hen over nytår 2024 tælles for sig."""
    law_test(
        DUTY,
        as_of="2025-02-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse            | dato
            -----+---------------------+-----------
            1    | anbringelse begyndt | 2023-01-01
            2    | anbringelse begyndt | 2023-01-02
        """,
        verdicts="""
            barn | udløst af | udfald      | frist      | bekræftet | hjemmel
            -----+-----------+-------------+------------+-----------+--------------------------
            1    | år 1      | overskredet | 2023-12-31 | ja        | serviceloven § 148
            1    | år 2      | overskredet | 2024-12-31 | ja        | barnets lov § 156, stk. 5
            1    | år 3      | afventer    | 2025-12-31 | ja        | barnets lov § 156, stk. 5
            2    | år 1      | overskredet | 2024-01-01 | nej       | barnets lov § 156, stk. 5
            2    | år 2      | overskredet | 2025-01-01 | ja        | barnets lov § 156, stk. 5
            2    | år 3      | afventer    | 2026-01-01 | ja        | barnets lov § 156, stk. 5
        """,
    )


def test_age_and_excused(law_test):
    """Et år, der slutter på eller efter den 18. fødselsdag, tæller ikke; en lovlig grund i årets løb undskylder."""
    law_test(
        DUTY,
        as_of="2022-06-01",
        events="""
            barn | født       | hændelse            | dato       | pligt
            -----+------------+---------------------+------------+-----------------------
            1    | 2004-02-28 | anbringelse begyndt | 2021-03-01 |
            2    | 2004-03-01 | anbringelse begyndt | 2021-03-01 |
            3    | 2005-01-01 | anbringelse begyndt | 2021-03-01 |
            3    | 2005-01-01 | lovlig grund        | 2021-11-01 | To årlige tilsynsbesøg
            4    | 2012-03-04 | anbringelse begyndt |            |
        """,
        verdicts="""
            barn | udløst af                     | udfald           | frist      | mangler
            -----+-------------------------------+------------------+------------+--------
            1    |                               | ingen pligt      |            |
            2    | år 1                          | overskredet      | 2022-02-28 |
            3    | år 1                          | lovligt fraveget | 2022-02-28 |
            4    | anbringelse begyndt uden dato | kan ikke afgøres |            | dato
        """,
    )
