"""Hver underretning om et barn vurderes straks.  Timerne er ure timer, også nat, weekend og helligdag."""

from lawcode.duties.notifications import NOTIFICATION_ASSESSED

DUTY = NOTIFICATION_ASSESSED


def test_hours_and_minutes(law_test):
    """Kendes begge klokkeslæt, tælles de 24 timer i minutter; det sidste minut er med."""
    law_test(
        DUTY,
        as_of="2025-03-10",
        born_on="2015-05-04",
        events="""
            barn | hændelse                  | dato       | kl.
            -----+---------------------------+------------+------
            1    | underretning              | 2025-03-01 | 10:00
            1    | vurdering af underretning | 2025-03-02 | 10:00
            2    | underretning              | 2025-03-01 | 10:00
            2    | vurdering af underretning | 2025-03-02 | 10:01
            3    | underretning              | 2025-03-01 | 10:00
        """,
        verdicts="""
            barn | udfald             | frist      | sket       | dage for sent | hjemmel
            -----+--------------------+------------+------------+---------------+------------------
            1    | overholdt          | 2025-03-02 | 2025-03-02 |               | barnets lov § 136
            2    | overholdt for sent | 2025-03-02 | 2025-03-02 | 0             | barnets lov § 136
            3    | overskredet        | 2025-03-02 |            | 8             | barnets lov § 136
        """,
    )


def test_days_only(law_test):
    """Kendes kun dagene, er samme dag i tide, dagen efter uvis og en senere dag for sent."""
    law_test(
        DUTY,
        as_of="2025-03-10",
        born_on="2015-05-04",
        events="""
            barn | hændelse                  | dato
            -----+---------------------------+-----------
            1    | underretning              | 2025-03-01
            1    | vurdering af underretning | 2025-03-01
            2    | underretning              | 2025-03-01
            2    | vurdering af underretning | 2025-03-02
            3    | underretning              | 2025-03-01
            3    | vurdering af underretning | 2025-03-03
        """,
        verdicts="""
            barn | udfald             | frist      | sket       | dage for sent | mangler
            -----+--------------------+------------+------------+---------------+-----------
            1    | overholdt          | 2025-03-02 | 2025-03-01 |               |
            2    | kan ikke afgøres   | 2025-03-02 |            |               | klokkeslæt
            3    | overholdt for sent | 2025-03-02 | 2025-03-03 | 1             |
        """,
    )


def test_last_day(law_test):
    """Dagen efter underretningen er fristen endnu ikke overskredet."""
    law_test(
        DUTY,
        as_of="2025-03-02",
        born_on="2015-05-04",
        events="""
            barn | hændelse     | dato
            -----+--------------+-----------
            1    | underretning | 2025-03-01
            2    | underretning | 2025-02-28
        """,
        verdicts="""
            barn | udfald      | frist
            -----+-------------+-----------
            1    | afventer    | 2025-03-02
            2    | overskredet | 2025-03-01
        """,
    )


def test_border(law_test):
    """Underretningens dag vælger loven; en frist hen over nytår 2024 tælles for sig."""
    law_test(
        DUTY,
        as_of="2024-02-01",
        born_on="2015-05-04",
        events="""
            barn | hændelse     | dato
            -----+--------------+-----------
            1    | underretning | 2023-12-30
            2    | underretning | 2023-12-31
            3    | underretning | 2024-01-01
        """,
        verdicts="""
            barn | udfald      | frist      | hjemmel            | bekræftet
            -----+-------------+------------+--------------------+----------
            1    | overskredet | 2023-12-31 | serviceloven § 155 | ja
            2    | overskredet | 2024-01-01 | serviceloven § 155 | nej
            3    | overskredet | 2024-01-02 | barnets lov § 136  | ja
        """,
    )


def test_age(law_test):
    """Pligten gælder barnet under 18 år, også det ufødte, og også når fødselsdagen ikke er oplyst."""
    law_test(
        DUTY,
        as_of="2025-03-10",
        events="""
            barn | født       | hændelse     | dato
            -----+------------+--------------+-----------
            1    | 2007-03-02 | underretning | 2025-03-01
            2    | 2007-03-01 | underretning | 2025-03-01
            3    | 2025-08-01 | underretning | 2025-03-01
            4    |            | underretning | 2025-03-01
        """,
        verdicts="""
            barn | udfald      | frist
            -----+-------------+-----------
            1    | overskredet | 2025-03-02
            2    | ingen pligt |
            3    | overskredet | 2025-03-02
            4    | overskredet | 2025-03-02
        """,
    )


def test_which_notification(law_test):
    """En vurdering, der hører til én underretning, besvarer ikke en anden."""
    law_test(
        DUTY,
        as_of="2025-03-10",
        born_on="2015-05-04",
        events="""
            barn | hændelse                  | dato       | id | vedrører
            -----+---------------------------+------------+----+---------
            1    | underretning              | 2025-03-01 | u1 |
            1    | underretning              | 2025-03-01 | u2 |
            1    | vurdering af underretning | 2025-03-01 | v1 | u2
        """,
        verdicts="""
            barn | udløst af | udfald      | sket
            -----+-----------+-------------+-----------
            1    | u1        | overskredet |
            1    | u2        | overholdt   | 2025-03-01
        """,
    )


def test_change_of_clock(law_test):
    """De 24 timer er forløbne timer, også når uret stilles."""
    law_test(
        DUTY,
        as_of="2025-04-10",
        born_on="2015-05-04",
        events="""
            barn | hændelse                  | dato       | kl.
            -----+---------------------------+------------+------
            1    | underretning              | 2025-03-29 | 10:00
            1    | vurdering af underretning | 2025-03-30 | 11:00
            2    | underretning              | 2025-03-29 | 10:00
            2    | vurdering af underretning | 2025-03-30 | 11:01
        """,
        verdicts="""
            barn | udfald             | frist      | sket
            -----+--------------------+------------+-----------
            1    | overholdt          | 2025-03-30 | 2025-03-30
            2    | overholdt for sent | 2025-03-30 | 2025-03-30
        """,
    )


def test_excused(law_test):
    """En lovlig grund, der er noteret inden fristen, undskylder; noteret efter fristen gør den ikke."""
    law_test(
        DUTY,
        as_of="2025-03-10",
        born_on="2015-05-04",
        events="""
            barn | hændelse     | dato       | pligt
            -----+--------------+------------+-------------------------------------
            1    | underretning | 2025-03-01 |
            1    | lovlig grund | 2025-03-02 | Underretning vurderet inden 24 timer
            2    | underretning | 2025-03-01 |
            2    | lovlig grund | 2025-03-03 | Underretning vurderet inden 24 timer
        """,
        verdicts="""
            barn | udfald           | frist
            -----+------------------+-----------
            1    | lovligt fraveget | 2025-03-02
            2    | overskredet      | 2025-03-02
        """,
    )


def test_missing_dates(law_test):
    """Mangler dagen for underretningen eller for vurderingen, kan det ikke afgøres."""
    law_test(
        DUTY,
        as_of="2025-03-10",
        born_on="2015-05-04",
        events="""
            barn | hændelse                  | dato
            -----+---------------------------+-----------
            1    | underretning              |
            2    | underretning              | 2025-03-01
            2    | vurdering af underretning |
        """,
        verdicts="""
            barn | udfald           | frist      | hjemmel           | mangler
            -----+------------------+------------+-------------------+---------------------
            1    | kan ikke afgøres |            |                   | dato
            2    | kan ikke afgøres | 2025-03-02 | barnets lov § 136 | dato for en handling
        """,
    )
