"""Barnets lov: en anbragt ung har fra 16 år en ungeplan; en helhedsorienteret plan kan træde i stedet."""

from lawcode.duties.plan_for_child import YOUTH_PLAN_MADE

DUTY = YOUTH_PLAN_MADE


def test_after_the_decision(law_test):
    """Tre måneder efter afgørelsen om anbringelse med samtykke; uden samtykke før afgørelsen."""
    law_test(
        DUTY,
        as_of="2025-06-01",
        born_on="2008-05-04",
        events="""
            barn | hændelse  | dato       | om          | samtykke | art
            -----+-----------+------------+-------------+----------+-----------------------
            1    | afgørelse | 2025-01-10 | anbringelse | ja       |
            1    | plan      | 2025-04-10 |             |          | ungeplan
            2    | afgørelse | 2025-01-10 | anbringelse | ja       |
            2    | plan      | 2025-04-11 |             |          | ungeplan
            3    | afgørelse | 2025-01-10 | anbringelse | ja       |
            3    | plan      | 2025-04-10 |             |          | barnets plan
            4    | afgørelse | 2025-01-10 | anbringelse | ja       |
            4    | plan      | 2025-04-01 |             |          | helhedsorienteret plan
            5    | afgørelse | 2025-01-10 | anbringelse | nej      |
            5    | plan      | 2025-01-11 |             |          | ungeplan
            6    | afgørelse | 2025-01-10 | anbringelse |          |
            6    | plan      | 2025-01-11 |             |          | ungeplan
        """,
        verdicts="""
            barn | udfald             | frist      | dage for sent | hjemmel                     | mangler
            -----+--------------------+------------+---------------+-----------------------------+---------
            1    | overholdt          | 2025-04-10 |               | barnets lov § 108, stk. 3-4 |
            2    | overholdt for sent | 2025-04-10 | 1             | barnets lov § 108, stk. 3-4 |
            3    | overskredet        | 2025-04-10 | 52            | barnets lov § 108, stk. 3-4 |
            4    | overholdt          | 2025-04-10 |               | barnets lov § 108, stk. 3-4 |
            5    | overholdt for sent | 2025-01-10 | 1             | barnets lov § 108, stk. 3-4 |
            6    | kan ikke afgøres   |            |               | barnets lov § 108, stk. 3-4 | samtykke
        """,
    )


def test_sixteenth_birthday(law_test):
    """Fylder den unge 16 år under en anbringelse, regnes de tre måneder fra fødselsdagen."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2008-05-04",
        events="""
            barn | hændelse            | dato       | art
            -----+---------------------+------------+---------
            1    | anbringelse begyndt | 2022-02-01 |
            1    | plan                | 2024-08-04 | ungeplan
            2    | anbringelse begyndt | 2022-02-01 |
            2    | plan                | 2024-08-05 | ungeplan
            3    | anbringelse begyndt | 2022-02-01 |
            4    | indsats begyndt     | 2022-02-01 | støtte
        """,
        verdicts="""
            barn | udløst af | udfald             | frist      | dage for sent
            -----+-----------+--------------------+------------+--------------
            1    | 16 år     | overholdt          | 2024-08-04 |
            2    | 16 år     | overholdt for sent | 2024-08-04 | 1
            3    | 16 år     | overskredet        | 2024-08-04 | 28
            4    |           | ingen pligt        |            |
        """,
    )


def test_position_says_yes(law_test):
    """Finder kommunen ved støtte til en ung på 16 år eller mere, at en ungeplan er nødvendig, regnes fra den dag."""
    law_test(
        DUTY,
        as_of="2025-06-01",
        born_on="2008-05-04",
        events="""
            barn | hændelse               | dato       | om | behov
            -----+------------------------+------------+----+------
            1    | stillingtagen til plan | 2025-01-10 |    | ja
            2    | stillingtagen til plan | 2025-01-10 |    | nej
            3    | stillingtagen til plan | 2025-01-10 |    |
            4    | stillingtagen til plan | 2025-03-10 |    | ja
        """,
        verdicts="""
            barn | udfald           | frist      | mangler
            -----+------------------+------------+---------------
            1    | overskredet      | 2025-04-10 |
            2    | ingen pligt      |            |
            3    | kan ikke afgøres | 2025-04-10 | behov for plan
            4    | afventer         | 2025-06-10 |
        """,
    )


def test_age(law_test):
    """Pligten gælder fra den 16. og til dagen før den 18. fødselsdag."""
    law_test(
        DUTY,
        as_of="2025-06-01",
        events="""
            barn | født       | hændelse  | dato       | om          | samtykke
            -----+------------+-----------+------------+-------------+---------
            1    | 2009-01-10 | afgørelse | 2025-01-10 | anbringelse | ja
            2    | 2009-01-11 | afgørelse | 2025-01-10 | anbringelse | ja
            3    | 2007-04-11 | afgørelse | 2025-01-10 | anbringelse | ja
            4    | 2007-04-10 | afgørelse | 2025-01-10 | anbringelse | ja
            5    |            | afgørelse | 2025-01-10 | anbringelse | ja
        """,
        verdicts="""
            barn | udfald           | frist      | mangler
            -----+------------------+------------+------------
            1    | overskredet      | 2025-04-10 |
            2    | ingen pligt      |            |
            3    | overskredet      | 2025-04-10 |
            4    | ingen pligt      |            |
            5    | kan ikke afgøres | 2025-04-10 | fødselsdato
        """,
    )


def test_border(law_test):
    """Serviceloven kendte ikke ungeplanen: fødselsdagen eller afgørelsen skal ligge i 2024 eller senere."""
    law_test(
        DUTY,
        as_of="2024-08-01",
        events="""
            barn | født       | hændelse            | dato       | om          | samtykke
            -----+------------+---------------------+------------+-------------+---------
            1    | 2007-12-31 | anbringelse begyndt | 2022-02-01 |             |
            2    | 2008-01-01 | anbringelse begyndt | 2022-02-01 |             |
            3    | 2007-06-01 | afgørelse           | 2023-12-31 | anbringelse | ja
            4    | 2007-06-01 | afgørelse           | 2024-01-01 | anbringelse | ja
        """,
        verdicts="""
            barn | udfald      | frist
            -----+-------------+-----------
            1    | ingen pligt |
            2    | overskredet | 2024-04-01
            3    | ingen pligt |
            4    | overskredet | 2024-04-01
        """,
    )


def test_excused_and_missing(law_test):
    """En lovlig grund inden fristen undskylder; et manglende datum kan ikke afgøres."""
    law_test(
        DUTY,
        as_of="2025-06-01",
        born_on="2008-05-04",
        events="""
            barn | hændelse     | dato       | om          | samtykke | pligt    | art
            -----+--------------+------------+-------------+----------+----------+---------
            1    | afgørelse    | 2025-01-10 | anbringelse | ja       |          |
            1    | lovlig grund | 2025-04-01 |             |          | Ungeplan |
            2    | afgørelse    | 2025-01-10 | anbringelse | ja       |          |
            2    | plan         |            |             |          |          | ungeplan
            3    | afgørelse    |            | anbringelse | ja       |          |
        """,
        verdicts="""
            barn | udfald           | frist      | mangler
            -----+------------------+------------+---------------------
            1    | lovligt fraveget | 2025-04-10 |
            2    | kan ikke afgøres | 2025-04-10 | dato for en handling
            3    | kan ikke afgøres |            | dato
        """,
    )
