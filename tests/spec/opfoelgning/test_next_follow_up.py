"""Derefter følges der op igen og igen: før med højst et halvt år imellem, nu i den rytme, kommunen har besluttet."""

from lawcode.duties.follow_up import NEXT_FOLLOW_UP

DUTY = NEXT_FOLLOW_UP


def test_old_act(law_test):
    """Serviceloven: højst seks måneder imellem; en sen opfølgning sætter selv den næste frist."""
    law_test(
        DUTY,
        as_of="2022-04-01",
        born_on="2012-03-04",
        events="""
            barn | hændelse            | dato       | id
            -----+---------------------+------------+---
            1    | anbringelse begyndt | 2021-01-15 |
            1    | opfølgning          | 2021-04-10 | o1
            1    | opfølgning          | 2021-10-10 | o2
            2    | anbringelse begyndt | 2021-01-15 |
            2    | opfølgning          | 2021-04-10 | o1
            2    | opfølgning          | 2021-10-20 | o2
            3    | anbringelse begyndt | 2021-01-15 |
            3    | opfølgning          | 2021-04-10 | o1
            4    | anbringelse begyndt | 2021-01-15 |
            4    | opfølgning          | 2021-08-31 | o1
        """,
        verdicts="""
            barn | udløst af | udfald             | frist      | sket       | dage for sent | hjemmel
            -----+-----------+--------------------+------------+------------+---------------+--------------------------
            1    | o1        | overholdt          | 2021-10-10 | 2021-10-10 |               | serviceloven § 70, stk. 1
            1    | o2        | afventer           | 2022-04-10 |            |               | serviceloven § 70, stk. 1
            2    | o1        | overholdt for sent | 2021-10-10 | 2021-10-20 | 10            | serviceloven § 70, stk. 1
            2    | o2        | afventer           | 2022-04-20 |            |               | serviceloven § 70, stk. 1
            3    | o1        | overskredet        | 2021-10-10 |            | 173           | serviceloven § 70, stk. 1
            4    | o1        | overskredet        | 2022-02-28 |            | 32            | serviceloven § 70, stk. 1
        """,
    )


def test_new_act_own_rhythm(law_test):
    """Barnets lov: den dag eller det antal måneder, kommunen har besluttet; uden en beslutning ingen frist."""
    law_test(
        DUTY,
        as_of="2024-11-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse                         | dato       | id | måneder imellem | næste gang
            -----+----------------------------------+------------+----+-----------------+-----------
            1    | anbringelse begyndt              | 2024-01-10 |    |                 |
            1    | opfølgning                       | 2024-04-01 | o1 | 4               |
            1    | opfølgning                       | 2024-08-01 | o2 |                 |
            2    | anbringelse begyndt              | 2024-01-10 |    |                 |
            2    | opfølgning                       | 2024-04-01 | o1 |                 | 2024-06-15
            2    | opfølgning                       | 2024-06-20 | o2 |                 |
            3    | anbringelse begyndt              | 2024-01-10 |    |                 |
            3    | opfølgning                       | 2024-04-01 | o1 |                 |
            3    | tilrettelæggelse af opfølgningen | 2024-04-15 |    | 6               |
            4    | anbringelse begyndt              | 2024-01-10 |    |                 |
            4    | opfølgning                       | 2024-04-01 | o1 |                 |
        """,
        verdicts="""
            barn | udløst af | udfald             | frist      | sket       | dage for sent | hjemmel
            -----+-----------+--------------------+------------+------------+---------------+-------------------------
            1    | o1        | overholdt          | 2024-08-01 | 2024-08-01 |               | barnets lov § 95, stk. 3
            2    | o1        | overholdt for sent | 2024-06-15 | 2024-06-20 | 5             | barnets lov § 95, stk. 3
            3    | o1        | overskredet        | 2024-10-01 |            | 31            | barnets lov § 95, stk. 3
            4    |           | ingen pligt        |            |            |               |
        """,
    )


def test_missed_day_stays_missed(law_test):
    """En rytme, der besluttes efter den oversprungne dag, flytter den ikke."""
    law_test(
        DUTY,
        as_of="2024-11-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse                         | dato       | id | måneder imellem
            -----+----------------------------------+------------+----+----------------
            1    | anbringelse begyndt              | 2024-01-10 |    |
            1    | opfølgning                       | 2024-04-01 | o1 | 3
            1    | tilrettelæggelse af opfølgningen | 2024-07-02 |    | 12
            2    | anbringelse begyndt              | 2024-01-10 |    |
            2    | opfølgning                       | 2024-04-01 | o1 | 3
            2    | tilrettelæggelse af opfølgningen | 2024-07-01 |    | 12
        """,
        verdicts="""
            barn | udløst af | udfald      | frist
            -----+-----------+-------------+-----------
            1    | o1        | overskredet | 2024-07-01
            2    | o1        | afventer    | 2025-04-01
        """,
    )


def test_last_day_and_end(law_test):
    """På fristens dag afventer opfølgningen; ophører indsatsen senest den dag, er der ingen pligt."""
    law_test(
        DUTY,
        as_of="2021-10-10",
        born_on="2012-03-04",
        events="""
            barn | hændelse            | dato
            -----+---------------------+-----------
            1    | anbringelse begyndt | 2021-01-15
            1    | opfølgning          | 2021-04-10
            2    | anbringelse begyndt | 2021-01-15
            2    | opfølgning          | 2021-04-09
            3    | anbringelse begyndt | 2021-01-15
            3    | opfølgning          | 2021-04-10
            3    | anbringelse ophørt  | 2021-10-10
        """,
        verdicts="""
            barn | udfald      | frist
            -----+-------------+-----------
            1    | afventer    | 2021-10-10
            2    | overskredet | 2021-10-09
            3    | ingen pligt |
        """,
    )


def test_border(law_test):
    """Et halvt år, der udløber i 2023, er servicelovens; udløber det i 2024, gælder kommunens egen rytme."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse            | dato       | måneder imellem
            -----+---------------------+------------+----------------
            1    | anbringelse begyndt | 2023-04-01 |
            1    | opfølgning          | 2023-06-30 |
            2    | anbringelse begyndt | 2023-04-01 |
            2    | opfølgning          | 2023-07-01 |
            3    | anbringelse begyndt | 2023-04-01 |
            3    | opfølgning          | 2023-07-01 | 6
        """,
        verdicts="""
            barn | udfald      | frist      | bekræftet | hjemmel
            -----+-------------+------------+-----------+--------------------------
            1    | overskredet | 2023-12-30 | ja        | serviceloven § 70, stk. 1
            2    | ingen pligt |            |           |
            3    | overskredet | 2024-01-01 | nej       | barnets lov § 95, stk. 3
        """,
    )


def test_excused_and_missing(law_test):
    """En lovlig grund inden fristen undskylder; en opfølgning uden dato afgør intet."""
    law_test(
        DUTY,
        as_of="2022-04-01",
        born_on="2012-03-04",
        events="""
            barn | hændelse            | dato       | id | pligt
            -----+---------------------+------------+----+-----------------
            1    | anbringelse begyndt | 2021-01-15 |    |
            1    | opfølgning          | 2021-04-10 | o1 |
            1    | lovlig grund        | 2021-09-10 |    | Næste opfølgning
            2    | anbringelse begyndt | 2021-01-15 |    |
            2    | opfølgning          | 2021-04-10 | o1 |
            2    | opfølgning          |            | o2 |
        """,
        verdicts="""
            barn | udløst af | udfald           | frist      | mangler
            -----+-----------+------------------+------------+---------------------
            1    | o1        | lovligt fraveget | 2021-10-10 |
            2    | o1        | kan ikke afgøres | 2021-10-10 | dato for en handling
            2    | o2        | kan ikke afgøres |            | dato
        """,
    )


def test_which_rhythm(law_test):
    """Den senest besluttede rytme gælder; en dag, der ikke ligger efter opfølgningen, er brugt."""
    law_test(
        DUTY,
        as_of="2025-03-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse                         | dato       | id | måneder imellem | næste gang
            -----+----------------------------------+------------+----+-----------------+-----------
            1    | anbringelse begyndt              | 2024-01-10 |    |                 |
            1    | tilrettelæggelse af opfølgningen | 2024-03-15 |    | 4               |
            1    | opfølgning                       | 2024-04-01 | o1 |                 |
            1    | opfølgning                       | 2024-07-20 | o2 |                 |
            2    | anbringelse begyndt              | 2024-01-10 |    |                 |
            2    | opfølgning                       | 2024-04-01 | o1 |                 | 2024-04-01
            3    | anbringelse begyndt              | 2024-01-10 |    |                 |
            3    | opfølgning                       | 2024-04-01 | o1 | 6               |
            3    | tilrettelæggelse af opfølgningen | 2024-05-01 |    | 2               |
        """,
        verdicts="""
            barn | udløst af | udfald      | frist      | sket
            -----+-----------+-------------+------------+-----------
            1    | o1        | overholdt   | 2024-08-01 | 2024-07-20
            1    | o2        | overskredet | 2024-11-20 |
            2    |           | ingen pligt |            |
            3    | o1        | overskredet | 2024-06-01 |
        """,
    )
