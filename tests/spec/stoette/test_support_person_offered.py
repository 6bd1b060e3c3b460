"""Forældre til et anbragt barn får tilbud om en støtteperson."""

from lawcode.duties.support_person import SUPPORT_PERSON_OFFERED

DUTY = SUPPORT_PERSON_OFFERED


def test_in_connection_with_the_placement(law_test):
    """Tilbuddet gives i forbindelse med anbringelsen, også før den begynder."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse               | dato       | til
            -----+------------------------+------------+---------
            1    | tilbud om støtteperson | 2024-05-02 | forældre
            1    | anbringelse begyndt    | 2024-05-10 |
            2    | anbringelse begyndt    | 2024-05-10 |
            2    | tilbud om støtteperson | 2024-05-20 | forældre
            3    | anbringelse begyndt    | 2024-05-10 |
            4    | anbringelse begyndt    | 2024-05-10 |
            4    | tilbud om støtteperson | 2024-05-10 | barn
            5    | anbringelse begyndt    | 2024-05-10 |
            5    | tilbud om støtteperson | 2024-05-10 |
        """,
        verdicts="""
            barn | udfald             | frist      | dage for sent | fortolkning        | hjemmel          | mangler
            -----+--------------------+------------+---------------+--------------------+------------------+-----------------------
            1    | overholdt          | 2024-05-10 |               | ingen frist i dage | barnets lov § 75 |
            2    | overholdt for sent | 2024-05-10 | 10            | ingen frist i dage | barnets lov § 75 |
            3    | overskredet        | 2024-05-10 | 114           | ingen frist i dage | barnets lov § 75 |
            4    | overskredet        | 2024-05-10 | 114           | ingen frist i dage | barnets lov § 75 |
            5    | kan ikke afgøres   | 2024-05-10 |               | ingen frist i dage | barnets lov § 75 | hvem det er rettet til
        """,
    )


def test_change_of_site(law_test):
    """Et skift af anbringelsessted udløser ikke et nyt tilbud; en ny anbringelse gør."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse               | dato       | id | til      | grund
            -----+------------------------+------------+----+----------+----------------
            1    | anbringelse begyndt    | 2024-01-10 | b1 |          |
            1    | tilbud om støtteperson | 2024-01-10 |    | forældre |
            1    | anbringelse ophørt     | 2024-03-10 |    |          | ændring af sted
            1    | anbringelse begyndt    | 2024-03-10 | b2 |          |
            2    | anbringelse begyndt    | 2024-01-10 | b1 |          |
            2    | tilbud om støtteperson | 2024-01-10 |    | forældre |
            2    | anbringelse ophørt     | 2024-03-10 |    |          | hjemgivelse
            2    | anbringelse begyndt    | 2024-05-10 | b2 |          |
        """,
        verdicts="""
            barn | udløst af | udfald
            -----+-----------+------------
            1    | b1        | overholdt
            2    | b1        | overholdt
            2    | b2        | overskredet
        """,
    )


def test_border(law_test):
    """Anbringelsens dag vælger loven."""
    law_test(
        DUTY,
        as_of="2024-03-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse            | dato
            -----+---------------------+-----------
            1    | anbringelse begyndt | 2023-12-31
            2    | anbringelse begyndt | 2024-01-01
        """,
        verdicts="""
            barn | udfald      | hjemmel
            -----+-------------+--------------------------
            1    | overskredet | serviceloven § 54, stk. 1
            2    | overskredet | barnets lov § 75
        """,
    )


def test_last_day_excused_and_missing(law_test):
    """På dagen afventer tilbuddet; en lovlig grund undskylder; uden dato kan intet afgøres."""
    law_test(
        DUTY,
        as_of="2024-05-10",
        born_on="2015-03-04",
        events="""
            barn | hændelse               | dato       | til      | pligt
            -----+------------------------+------------+----------+--------------------------------
            1    | anbringelse begyndt    | 2024-05-10 |          |
            2    | lovlig grund           | 2024-05-01 |          | Støtteperson tilbudt forældrene
            2    | anbringelse begyndt    | 2024-05-08 |          |
            3    | anbringelse begyndt    | 2024-05-08 |          |
            3    | tilbud om støtteperson |            | forældre |
            4    | anbringelse begyndt    |            |          |
        """,
        verdicts="""
            barn | udfald           | frist      | mangler
            -----+------------------+------------+---------------------
            1    | afventer         | 2024-05-10 |
            2    | lovligt fraveget | 2024-05-08 |
            3    | kan ikke afgøres | 2024-05-08 | dato for en handling
            4    | kan ikke afgøres |            | dato
        """,
    )
