"""Samvær må kun begrænses for en bestemt tid."""

from lawcode.duties.contact_limits import CONTACT_LIMIT_ENDS

DUTY = CONTACT_LIMIT_ENDS


def test_until_or_duration(law_test):
    """Afgørelsen siger, hvor længe den gælder, med en slutdag eller en varighed."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse  | dato       | om             | indtil     | varighed
            -----+-----------+------------+----------------+------------+----------
            1    | afgørelse | 2024-05-10 | afbrudt samvær | 2024-11-10 |
            2    | afgørelse | 2024-05-10 | støttet samvær |            | 6 måneder
            3    | afgørelse | 2024-05-10 | skjult adresse |            |
            4    | afgørelse | 2024-05-10 | afbrudt samvær |            |
            5    | afgørelse | 2024-05-10 | samvær         |            |
        """,
        verdicts="""
            barn | udfald      | frist      | hjemmel
            -----+-------------+------------+------------------
            1    | overholdt   | 2024-05-10 | barnets lov § 105
            2    | overholdt   | 2024-05-10 | barnets lov § 105
            3    | overskredet | 2024-05-10 | barnets lov § 105
            4    | overskredet | 2024-05-10 | barnets lov § 105
            5    | ingen pligt |            |
        """,
    )


def test_border(law_test):
    """Begge love kræver en bestemt periode."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse  | dato       | om
            -----+-----------+------------+---------------
            1    | afgørelse | 2023-12-31 | afbrudt samvær
            2    | afgørelse | 2024-01-01 | afbrudt samvær
        """,
        verdicts="""
            barn | udfald      | hjemmel
            -----+-------------+----------------------------
            1    | overskredet | serviceloven § 71, stk. 3-4
            2    | overskredet | barnets lov § 105
        """,
    )


def test_last_day_excused_and_missing(law_test):
    """På afgørelsens dag er intet overskredet; en lovlig grund undskylder; uden dato kan intet afgøres."""
    law_test(
        DUTY,
        as_of="2024-05-10",
        born_on="2015-03-04",
        events="""
            barn | hændelse     | dato       | om             | pligt
            -----+--------------+------------+----------------+--------------------------------------
            1    | afgørelse    | 2024-05-10 | afbrudt samvær |
            2    | lovlig grund | 2024-05-01 |                | Begrænsning af samvær har en slutdato
            2    | afgørelse    | 2024-05-08 | afbrudt samvær |
            3    | afgørelse    |            | afbrudt samvær |
        """,
        verdicts="""
            barn | udfald           | mangler
            -----+------------------+--------
            1    | afventer         |
            2    | lovligt fraveget |
            3    | kan ikke afgøres | dato
        """,
    )
