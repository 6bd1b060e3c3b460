"""Barnets lov har ingen fast afstand mellem opfølgninger; til gengæld beslutter og begrunder kommunen sin egen."""

from lawcode.duties.follow_up import RHYTHM_DECIDED

DUTY = RHYTHM_DECIDED


def test_at_the_first_follow_up(law_test):
    """Rytmen besluttes ved den første opfølgning; en udtrykkelig mangel på begrundelse er et brud."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse                         | dato       | måneder imellem | begrundelse
            -----+----------------------------------+------------+-----------------+------------
            1    | anbringelse begyndt              | 2024-01-10 |                 |
            1    | opfølgning                       | 2024-04-01 | 4               | ja
            2    | anbringelse begyndt              | 2024-01-10 |                 |
            2    | opfølgning                       | 2024-04-01 |                 |
            2    | tilrettelæggelse af opfølgningen | 2024-04-15 | 6               |
            3    | anbringelse begyndt              | 2024-01-10 |                 |
            3    | opfølgning                       | 2024-04-01 |                 |
            4    | anbringelse begyndt              | 2024-01-10 |                 |
            4    | opfølgning                       | 2024-04-01 | 4               | nej
            5    | anbringelse begyndt              | 2024-01-10 |                 |
            5    | opfølgning                       | 2024-04-01 | 4               |
            6    | anbringelse begyndt              | 2024-01-10 |                 |
            6    | opfølgning                       | 2024-04-01 | 4               | nej
            6    | tilrettelæggelse af opfølgningen | 2024-05-01 | 4               | ja
        """,
        verdicts="""
            barn | udfald             | frist      | dage for sent | fortolkning        | hjemmel
            -----+--------------------+------------+---------------+--------------------+-------------------------
            1    | overholdt          | 2024-04-01 |               | ingen frist i dage | barnets lov § 95, stk. 3
            2    | overholdt for sent | 2024-04-01 | 14            | ingen frist i dage | barnets lov § 95, stk. 3
            3    | overskredet        | 2024-04-01 | 153           | ingen frist i dage | barnets lov § 95, stk. 3
            4    | overskredet        | 2024-04-01 | 153           | ingen frist i dage | barnets lov § 95, stk. 3
            5    | overholdt          | 2024-04-01 |               | ingen frist i dage | barnets lov § 95, stk. 3
            6    | overholdt for sent | 2024-04-01 | 30            | ingen frist i dage | barnets lov § 95, stk. 3
        """,
    )


def test_only_the_first(law_test):
    """Kun den første opfølgning udløser pligten; en indsats fra før 2024 ved sin første opfølgning i 2024."""
    law_test(
        DUTY,
        as_of="2024-12-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse            | dato       | id | måneder imellem
            -----+---------------------+------------+----+----------------
            1    | anbringelse begyndt | 2024-01-10 |    |
            1    | opfølgning          | 2024-04-01 | o1 | 4
            1    | opfølgning          | 2024-08-01 | o2 |
            2    | anbringelse begyndt | 2022-01-10 |    |
            2    | opfølgning          | 2023-10-01 | o1 |
            2    | opfølgning          | 2024-03-01 | o2 |
        """,
        verdicts="""
            barn | udløst af | udfald
            -----+-----------+------------
            1    | o1        | overholdt
            2    | o2        | overskredet
        """,
    )


def test_border(law_test):
    """En opfølgning i 2023 udløser ikke pligten."""
    law_test(
        DUTY,
        as_of="2024-03-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse            | dato
            -----+---------------------+-----------
            1    | anbringelse begyndt | 2023-10-10
            1    | opfølgning          | 2023-12-31
            2    | anbringelse begyndt | 2023-10-10
            2    | opfølgning          | 2024-01-01
        """,
        verdicts="""
            barn | udfald      | frist
            -----+-------------+-----------
            1    | ingen pligt |
            2    | overskredet | 2024-01-01
        """,
    )


def test_last_day_excused_and_missing(law_test):
    """På dagen afventer beslutningen; en lovlig grund undskylder; uden opfølgningens dato kan intet afgøres."""
    law_test(
        DUTY,
        as_of="2024-04-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse                         | dato       | måneder imellem | pligt
            -----+----------------------------------+------------+-----------------+-------------------------------------------
            1    | anbringelse begyndt              | 2024-01-10 |                 |
            1    | opfølgning                       | 2024-04-01 |                 |
            2    | anbringelse begyndt              | 2024-01-10 |                 |
            2    | lovlig grund                     | 2024-03-20 |                 | Opfølgningens rytme besluttet og begrundet
            2    | opfølgning                       | 2024-03-28 |                 |
            3    | anbringelse begyndt              | 2024-01-10 |                 |
            3    | opfølgning                       |            | 4               |
            4    | anbringelse begyndt              | 2024-01-10 |                 |
            4    | opfølgning                       | 2024-03-28 |                 |
            4    | tilrettelæggelse af opfølgningen |            | 4               |
        """,
        verdicts="""
            barn | udfald           | frist      | mangler
            -----+------------------+------------+---------------------
            1    | afventer         | 2024-04-01 |
            2    | lovligt fraveget | 2024-03-28 |
            3    | kan ikke afgøres |            | dato
            4    | kan ikke afgøres | 2024-03-28 | dato for en handling
        """,
    )
