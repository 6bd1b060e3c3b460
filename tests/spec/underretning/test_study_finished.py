"""Fristen regnes fra den dag, kommunen blev bekendt med behovet, ikke fra den dag, undersøgelsen begyndte."""

from lawcode.duties.study import STUDY_FINISHED

DUTY = STUDY_FINISHED


def test_four_months(law_test):
    """Undersøgelsen afsluttes eller ajourføres senest fire måneder efter kendskabet; sidste dag er med."""
    law_test(
        DUTY,
        as_of="2024-12-01",
        born_on="2015-05-04",
        events="""
            barn | hændelse                            | dato
            -----+-------------------------------------+-----------
            1    | kommunen bliver bekendt med behovet | 2024-02-01
            1    | børnefaglig undersøgelse begyndt    | 2024-03-20
            1    | børnefaglig undersøgelse afsluttet  | 2024-06-01
            2    | kommunen bliver bekendt med behovet | 2024-02-01
            2    | børnefaglig undersøgelse ajourført  | 2024-06-02
            3    | kommunen bliver bekendt med behovet | 2024-02-01
        """,
        verdicts="""
            barn | udfald             | frist      | sket       | dage for sent | hjemmel
            -----+--------------------+------------+------------+---------------+-------------------------
            1    | overholdt          | 2024-06-01 | 2024-06-01 |               | barnets lov § 20, stk. 3
            2    | overholdt for sent | 2024-06-01 | 2024-06-02 | 1             | barnets lov § 20, stk. 3
            3    | overskredet        | 2024-06-01 |            | 183           | barnets lov § 20, stk. 3
        """,
    )


def test_last_day(law_test):
    """På fristens sidste dag afventer undersøgelsen."""
    law_test(
        DUTY,
        as_of="2024-06-01",
        born_on="2015-05-04",
        events="""
            barn | hændelse                            | dato
            -----+-------------------------------------+-----------
            1    | kommunen bliver bekendt med behovet | 2024-02-01
            2    | kommunen bliver bekendt med behovet | 2024-01-31
        """,
        verdicts="""
            barn | udfald      | frist
            -----+-------------+-----------
            1    | afventer    | 2024-06-01
            2    | overskredet | 2024-05-31
        """,
    )


def test_provisional_assessment(law_test):
    """En foreløbig vurdering inden fristen gør en senere afslutning lovlig."""
    law_test(
        DUTY,
        as_of="2024-12-01",
        born_on="2015-05-04",
        events="""
            barn | hændelse                            | dato
            -----+-------------------------------------+-----------
            1    | kommunen bliver bekendt med behovet | 2024-02-01
            1    | foreløbig vurdering                 | 2024-06-01
            1    | børnefaglig undersøgelse afsluttet  | 2024-08-01
            2    | kommunen bliver bekendt med behovet | 2024-02-01
            2    | foreløbig vurdering                 | 2024-05-15
            3    | kommunen bliver bekendt med behovet | 2024-02-01
            3    | foreløbig vurdering                 | 2024-06-02
            3    | børnefaglig undersøgelse afsluttet  | 2024-08-01
            4    | kommunen bliver bekendt med behovet | 2024-02-01
            4    | foreløbig vurdering                 | 2024-03-01
            4    | børnefaglig undersøgelse afsluttet  | 2024-05-01
        """,
        verdicts="""
            barn | udfald             | frist      | sket       | dage for sent
            -----+--------------------+------------+------------+--------------
            1    | lovligt fraveget   | 2024-06-01 |            |
            2    | lovligt fraveget   | 2024-06-01 |            |
            3    | overholdt for sent | 2024-06-01 | 2024-08-01 | 61
            4    | overholdt          | 2024-06-01 | 2024-05-01 |
        """,
    )


def test_screening(law_test):
    """Efter barnets lov er der ingen pligt, når screeningen fører til intet eller til en afdækning."""
    law_test(
        DUTY,
        as_of="2024-12-01",
        born_on="2015-05-04",
        events="""
            barn | hændelse                            | dato       | resultat
            -----+-------------------------------------+------------+-------------
            1    | kommunen bliver bekendt med behovet | 2024-02-01 |
            1    | screening                           | 2024-02-05 | intet
            2    | kommunen bliver bekendt med behovet | 2024-02-01 |
            2    | screening                           | 2024-02-05 | afdækning
            3    | kommunen bliver bekendt med behovet | 2024-02-01 |
            3    | screening                           | 2024-02-05 | undersøgelse
            4    | kommunen bliver bekendt med behovet | 2023-02-01 |
            4    | screening                           | 2023-02-05 | intet
        """,
        verdicts="""
            barn | udfald      | frist      | hjemmel
            -----+-------------+------------+-------------------------
            1    | ingen pligt |            |
            2    | ingen pligt |            |
            3    | overskredet | 2024-06-01 | barnets lov § 20, stk. 3
            4    | overskredet | 2023-06-01 | serviceloven § 50
        """,
    )


def test_need_not_recorded(law_test):
    """Er kendskabet til behovet ikke noteret, kan fristen ikke regnes."""
    law_test(
        DUTY,
        as_of="2024-12-01",
        born_on="2015-05-04",
        events="""
            barn | hændelse                           | dato       | resultat     | om     | id
            -----+------------------------------------+------------+--------------+--------+---
            1    | screening                          | 2024-02-05 | undersøgelse |        | s
            2    | børnefaglig undersøgelse begyndt   | 2024-02-05 |              |        | u
            3    | afgørelse                          | 2024-02-05 |              | støtte | a
            4    | børnefaglig undersøgelse afsluttet | 2024-01-20 |              |        | u
            4    | afgørelse                          | 2024-02-05 |              | støtte | a
        """,
        verdicts="""
            barn | udløst af | udfald           | frist | mangler
            -----+-----------+------------------+-------+---------------------
            1    | s         | kan ikke afgøres |       | kendskab til behovet
            2    | u         | kan ikke afgøres |       | kendskab til behovet
            3    | a         | kan ikke afgøres |       | kendskab til behovet
            4    |           | ingen pligt      |       |
        """,
    )


def test_next_need(law_test):
    """Et nyt kendskab før afslutningen begynder ingen ny frist; efter afslutningen gør det."""
    law_test(
        DUTY,
        as_of="2024-12-01",
        born_on="2015-05-04",
        events="""
            barn | hændelse                            | dato       | id
            -----+-------------------------------------+------------+---
            1    | kommunen bliver bekendt med behovet | 2024-02-01 | k1
            1    | kommunen bliver bekendt med behovet | 2024-03-01 | k2
            1    | børnefaglig undersøgelse afsluttet  | 2024-05-01 | u
            2    | kommunen bliver bekendt med behovet | 2024-02-01 | k1
            2    | børnefaglig undersøgelse afsluttet  | 2024-05-01 | u
            2    | kommunen bliver bekendt med behovet | 2024-06-15 | k2
        """,
        verdicts="""
            barn | udløst af | udfald      | frist      | sket
            -----+-----------+-------------+------------+-----------
            1    | k1        | overholdt   | 2024-06-01 | 2024-05-01
            2    | k1        | overholdt   | 2024-06-01 | 2024-05-01
            2    | k2        | overskredet | 2024-10-15 |
        """,
    )


def test_border(law_test):
    """Dagen for kendskabet vælger loven; fristen er den samme i begge love."""
    law_test(
        DUTY,
        as_of="2024-12-01",
        born_on="2015-05-04",
        events="""
            barn | hændelse                            | dato
            -----+-------------------------------------+-----------
            1    | kommunen bliver bekendt med behovet | 2023-08-31
            2    | kommunen bliver bekendt med behovet | 2023-12-31
            3    | kommunen bliver bekendt med behovet | 2024-01-01
        """,
        verdicts="""
            barn | udfald      | frist      | hjemmel                  | bekræftet
            -----+-------------+------------+--------------------------+----------
            1    | overskredet | 2023-12-31 | serviceloven § 50        | ja
            2    | overskredet | 2024-04-30 | serviceloven § 50        | nej
            3    | overskredet | 2024-05-01 | barnets lov § 20, stk. 3 | ja
        """,
    )


def test_missing_dates(law_test):
    """Mangler dagen for kendskabet eller for afslutningen, kan det ikke afgøres."""
    law_test(
        DUTY,
        as_of="2024-12-01",
        born_on="2015-05-04",
        events="""
            barn | hændelse                            | dato
            -----+-------------------------------------+-----------
            1    | kommunen bliver bekendt med behovet |
            2    | kommunen bliver bekendt med behovet | 2024-02-01
            2    | børnefaglig undersøgelse afsluttet  |
            3    | kommunen bliver bekendt med behovet | 2024-02-01
            3    | børnefaglig undersøgelse afsluttet  |
            3    | børnefaglig undersøgelse afsluttet  | 2024-04-01
        """,
        verdicts="""
            barn | udfald           | frist      | sket       | mangler
            -----+------------------+------------+------------+---------------------
            1    | kan ikke afgøres |            |            | dato
            2    | kan ikke afgøres | 2024-06-01 |            | dato for en handling
            3    | overholdt        | 2024-06-01 | 2024-04-01 |
        """,
    )
