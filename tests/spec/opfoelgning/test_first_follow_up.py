"""Kommunen ser efter, om hjælpen virker.  Den første opfølgning kommer tidligt."""

from lawcode.duties.follow_up import FIRST_FOLLOW_UP

DUTY = FIRST_FOLLOW_UP


def test_old_act(law_test):
    """Serviceloven: senest tre måneder efter begyndelsen; sidste dag er med."""
    law_test(
        DUTY,
        as_of="2022-06-01",
        born_on="2012-03-04",
        events="""
            barn | hændelse            | dato       | art
            -----+---------------------+------------+-------
            1    | anbringelse begyndt | 2022-01-15 |
            1    | opfølgning          | 2022-04-15 |
            2    | anbringelse begyndt | 2022-01-15 |
            2    | opfølgning          | 2022-04-16 |
            3    | indsats begyndt     | 2022-01-15 | støtte
            4    | indsats begyndt     | 2021-11-30 | støtte
        """,
        verdicts="""
            barn | udfald             | frist      | sket       | dage for sent | hjemmel
            -----+--------------------+------------+------------+---------------+--------------------------
            1    | overholdt          | 2022-04-15 | 2022-04-15 |               | serviceloven § 70, stk. 1
            2    | overholdt for sent | 2022-04-15 | 2022-04-16 | 1             | serviceloven § 70, stk. 1
            3    | overskredet        | 2022-04-15 |            | 47            | serviceloven § 70, stk. 1
            4    | overskredet        | 2022-02-28 |            | 93            | serviceloven § 70, stk. 1
        """,
    )


def test_new_act_earliest_of(law_test):
    """Barnets lov: tre måneder, eller når en sideløbende undersøgelse eller afdækning slutter, hvis det er før."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse                           | dato       | art
            -----+------------------------------------+------------+-------
            1    | indsats begyndt                    | 2024-02-14 | støtte
            1    | opfølgning                         | 2024-05-14 |
            2    | børnefaglig undersøgelse begyndt   | 2024-01-20 |
            2    | indsats begyndt                    | 2024-02-14 | støtte
            2    | børnefaglig undersøgelse afsluttet | 2024-04-02 |
            2    | opfølgning                         | 2024-04-10 |
            3    | indsats begyndt                    | 2024-02-14 | støtte
            3    | afdækning begyndt                  | 2024-02-20 |
            3    | afdækning afsluttet                | 2024-03-20 |
            3    | opfølgning                         | 2024-03-20 |
            4    | børnefaglig undersøgelse begyndt   | 2024-01-20 |
            4    | børnefaglig undersøgelse afsluttet | 2024-02-14 |
            4    | indsats begyndt                    | 2024-02-14 | støtte
            5    | børnefaglig undersøgelse begyndt   | 2024-01-20 |
            5    | indsats begyndt                    | 2024-02-14 | støtte
            5    | børnefaglig undersøgelse afsluttet | 2024-06-01 |
        """,
        verdicts="""
            barn | udfald             | frist      | sket       | dage for sent | hjemmel
            -----+--------------------+------------+------------+---------------+-------------------------
            1    | overholdt          | 2024-05-14 | 2024-05-14 |               | barnets lov § 95, stk. 2
            2    | overholdt for sent | 2024-04-02 | 2024-04-10 | 8             | barnets lov § 95, stk. 2
            3    | overholdt          | 2024-03-20 | 2024-03-20 |               | barnets lov § 95, stk. 2
            4    | overskredet        | 2024-05-14 |            | 110           | barnets lov § 95, stk. 2
            5    | overskredet        | 2024-05-14 |            | 110           | barnets lov § 95, stk. 2
        """,
    )


def test_last_day(law_test):
    """På fristens sidste dag afventer opfølgningen."""
    law_test(
        DUTY,
        as_of="2024-05-14",
        born_on="2015-03-04",
        events="""
            barn | hændelse            | dato
            -----+---------------------+-----------
            1    | anbringelse begyndt | 2024-02-14
            2    | anbringelse begyndt | 2024-02-13
        """,
        verdicts="""
            barn | udfald      | frist
            -----+-------------+-----------
            1    | afventer    | 2024-05-14
            2    | overskredet | 2024-05-13
        """,
    )


def test_ended(law_test):
    """Ophører indsatsen før fristen uden opfølgning, er der ingen pligt."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse        | dato       | art
            -----+-----------------+------------+-------
            1    | indsats begyndt | 2024-02-14 | støtte
            1    | indsats ophørt  | 2024-05-13 | støtte
            2    | indsats begyndt | 2024-02-14 | støtte
            2    | indsats ophørt  | 2024-05-14 | støtte
            3    | indsats begyndt | 2024-02-14 | støtte
            3    | opfølgning      | 2024-04-01 |
            3    | indsats ophørt  | 2024-05-13 | støtte
        """,
        verdicts="""
            barn | udfald      | frist      | sket
            -----+-------------+------------+-----------
            1    | ingen pligt |            |
            2    | overskredet | 2024-05-14 |
            3    | overholdt   | 2024-05-14 | 2024-04-01
        """,
    )


def test_change_of_site(law_test):
    """Et nyt anbringelsessted begynder ingen ny frist."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse            | dato       | id | indsats | grund
            -----+---------------------+------------+----+---------+----------------
            1    | anbringelse begyndt | 2024-01-10 | b1 | m       |
            1    | opfølgning          | 2024-04-01 |    | m       |
            1    | anbringelse ophørt  | 2024-05-01 |    | m       | ændring af sted
            1    | anbringelse begyndt | 2024-05-01 | b2 | m       |
        """,
        verdicts="""
            barn | udløst af | udfald
            -----+-----------+----------
            1    | b1        | overholdt
        """,
    )


def test_start_not_recorded(law_test):
    """Er begyndelsen ikke noteret, men kun afgørelsen, kan fristen ikke regnes."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse            | dato       | id | om          | bevilget
            -----+---------------------+------------+----+-------------+---------
            1    | afgørelse           | 2024-02-14 | a  | anbringelse |
            2    | afgørelse           | 2024-02-14 | a  | støtte      | nej
            3    | afgørelse           | 2024-02-14 | a  | anbringelse |
            3    | anbringelse begyndt | 2024-02-20 | b  |             |
            4    | anbringelse begyndt |            | b  |             |
        """,
        verdicts="""
            barn | udløst af | udfald           | frist      | mangler
            -----+-----------+------------------+------------+----------------------
            1    | a         | kan ikke afgøres |            | indsatsens begyndelse
            2    |           | ingen pligt      |            |
            3    | b         | overskredet      | 2024-05-20 |
            4    | b         | kan ikke afgøres |            | dato
        """,
    )


def test_age(law_test):
    """Pligten ophører dagen før den 18. fødselsdag; støtte efter 18 år følges stadig op."""
    law_test(
        DUTY,
        as_of="2024-12-01",
        events="""
            barn | født       | hændelse            | dato       | art
            -----+------------+---------------------+------------+-------------------
            1    | 2006-05-15 | anbringelse begyndt | 2024-02-14 |
            2    | 2006-05-14 | anbringelse begyndt | 2024-02-14 |
            3    | 2006-05-14 | indsats begyndt     | 2024-06-01 | støtte efter 18 år
            4    |            | anbringelse begyndt | 2024-02-14 |
        """,
        verdicts="""
            barn | udfald      | frist
            -----+-------------+-----------
            1    | overskredet | 2024-05-14
            2    | ingen pligt |
            3    | overskredet | 2024-09-01
            4    | overskredet | 2024-05-14
        """,
    )


def test_border(law_test):
    """Den dag, fristen udløber, vælger loven; en undersøgelse afsluttet i 2023 fremrykker intet."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse                           | dato
            -----+------------------------------------+-----------
            1    | anbringelse begyndt                | 2023-09-30
            2    | anbringelse begyndt                | 2023-10-01
            3    | børnefaglig undersøgelse begyndt   | 2023-10-15
            3    | anbringelse begyndt                | 2023-11-01
            3    | børnefaglig undersøgelse afsluttet | 2023-12-15
            4    | anbringelse begyndt                | 2024-01-01
        """,
        verdicts="""
            barn | udfald      | frist      | bekræftet | hjemmel
            -----+-------------+------------+-----------+--------------------------
            1    | overskredet | 2023-12-30 | ja        | serviceloven § 70, stk. 1
            2    | overskredet | 2024-01-01 | nej       | barnets lov § 95, stk. 2
            3    | overskredet | 2024-02-01 | nej       | barnets lov § 95, stk. 2
            4    | overskredet | 2024-04-01 | ja        | barnets lov § 95, stk. 2
        """,
    )


def test_excused_and_missing(law_test):
    """En lovlig grund inden fristen undskylder; en opfølgning uden dato afgør intet."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse            | dato       | pligt
            -----+---------------------+------------+------------------
            1    | anbringelse begyndt | 2024-02-14 |
            1    | lovlig grund        | 2024-05-14 | Første opfølgning
            2    | anbringelse begyndt | 2024-02-14 |
            2    | opfølgning          |            |
        """,
        verdicts="""
            barn | udfald           | frist      | mangler
            -----+------------------+------------+---------------------
            1    | lovligt fraveget | 2024-05-14 |
            2    | kan ikke afgøres | 2024-05-14 | dato for en handling
        """,
    )
