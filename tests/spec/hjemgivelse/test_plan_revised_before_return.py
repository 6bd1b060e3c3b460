"""Barnet kommer ikke hjem uden en plan for, hvad der skal ske bagefter."""

from lawcode.duties.return_home import PLAN_REVISED_BEFORE_RETURN

DUTY = PLAN_REVISED_BEFORE_RETURN


def test_on_or_before_the_return(law_test):
    """Planen er lavet eller revideret under anbringelsen, senest den dag, barnet kommer hjem, med den videre indsats."""
    law_test(
        DUTY,
        as_of="2024-12-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse            | dato       | indsats | om          | version   | indhold                     | grund
            -----+---------------------+------------+---------+-------------+-----------+-----------------------------+------------
            1    | anbringelse begyndt | 2024-01-10 | m       |             |           |                             |
            1    | afgørelse           | 2024-06-01 | m       | hjemgivelse |           |                             |
            1    | plan                | 2024-06-20 | m       |             | revideret | trivselsmål, videre indsats |
            1    | anbringelse ophørt  | 2024-07-01 | m       |             |           |                             | hjemgivelse
            2    | anbringelse begyndt | 2024-01-10 | m       |             |           |                             |
            2    | afgørelse           | 2024-06-01 | m       | hjemgivelse |           |                             |
            2    | plan                | 2024-06-20 | m       |             | revideret | trivselsmål                 |
            2    | anbringelse ophørt  | 2024-07-01 | m       |             |           |                             | hjemgivelse
            3    | anbringelse begyndt | 2024-01-10 | m       |             |           |                             |
            3    | afgørelse           | 2024-06-01 | m       | hjemgivelse |           |                             |
            3    | anbringelse ophørt  | 2024-07-01 | m       |             |           |                             | hjemgivelse
            3    | plan                | 2024-07-10 | m       |             | revideret | videre indsats              |
            4    | anbringelse begyndt | 2024-01-10 | m       |             |           |                             |
            4    | afgørelse           | 2024-06-01 | m       | hjemgivelse |           |                             |
            4    | plan                | 2024-06-20 | m       |             | revideret |                             |
            4    | anbringelse ophørt  | 2024-07-01 | m       |             |           |                             | hjemgivelse
        """,
        verdicts="""
            barn | udfald             | frist      | sket       | dage for sent | hjemmel                   | mangler
            -----+--------------------+------------+------------+---------------+---------------------------+----------------
            1    | overholdt          | 2024-07-01 | 2024-06-20 |               | barnets lov § 100, stk. 5 |
            2    | overskredet        | 2024-07-01 |            | 153           | barnets lov § 100, stk. 5 |
            3    | overholdt for sent | 2024-07-01 | 2024-07-10 | 9             | barnets lov § 100, stk. 5 |
            4    | kan ikke afgøres   | 2024-07-01 |            |               | barnets lov § 100, stk. 5 | planens indhold
        """,
    )


def test_not_yet_returned(law_test):
    """Er barnet endnu ikke kommet hjem, afventer sagen, og der er ingen dag at regne til."""
    law_test(
        DUTY,
        as_of="2024-06-15",
        born_on="2015-03-04",
        events="""
            barn | hændelse            | dato       | indsats | om
            -----+---------------------+------------+---------+------------
            1    | anbringelse begyndt | 2024-01-10 | m       |
            1    | afgørelse           | 2024-06-01 | m       | hjemgivelse
        """,
        verdicts="""
            barn | udfald   | frist
            -----+----------+------
            1    | afventer |
        """,
    )


def test_without_a_decision(law_test):
    """Uden afgørelse udløser selve hjemkomsten pligten; er grunden til ophøret ukendt, kan det ikke afgøres."""
    law_test(
        DUTY,
        as_of="2024-12-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse            | dato       | id | indsats | grund
            -----+---------------------+------------+----+---------+------------
            1    | anbringelse begyndt | 2024-01-10 | b  | m       |
            1    | anbringelse ophørt  | 2024-07-01 | o  | m       | hjemgivelse
            2    | anbringelse begyndt | 2024-01-10 | b  | m       |
            2    | anbringelse ophørt  | 2024-07-01 | o  | m       |
            3    | anbringelse begyndt | 2024-01-10 | b  | m       |
            3    | anbringelse ophørt  | 2024-07-01 | o  | m       |
            3    | anbringelse begyndt | 2024-07-08 | b2 | m       |
            4    | anbringelse begyndt | 2024-01-10 | b  | m       |
            4    | anbringelse ophørt  | 2024-07-01 | o  | m       | andet
        """,
        verdicts="""
            barn | udløst af | udfald           | frist      | mangler
            -----+-----------+------------------+------------+----------------
            1    | o         | overskredet      | 2024-07-01 |
            2    | o         | kan ikke afgøres | 2024-07-01 | grund til ophør
            3    |           | ingen pligt      |            |
            4    |           | ingen pligt      |            |
        """,
    )


def test_border(law_test):
    """Afgørelsens dag vælger loven."""
    law_test(
        DUTY,
        as_of="2024-12-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse            | dato       | indsats | om          | grund
            -----+---------------------+------------+---------+-------------+------------
            1    | anbringelse begyndt | 2023-01-10 | m       |             |
            1    | afgørelse           | 2023-12-01 | m       | hjemgivelse |
            1    | anbringelse ophørt  | 2023-12-31 | m       |             | hjemgivelse
            2    | anbringelse begyndt | 2023-01-10 | m       |             |
            2    | afgørelse           | 2023-12-31 | m       | hjemgivelse |
            2    | anbringelse ophørt  | 2024-01-01 | m       |             | hjemgivelse
            3    | anbringelse begyndt | 2023-01-10 | m       |             |
            3    | afgørelse           | 2024-01-01 | m       | hjemgivelse |
            3    | anbringelse ophørt  | 2024-01-31 | m       |             | hjemgivelse
        """,
        verdicts="""
            barn | udfald      | frist      | bekræftet | hjemmel
            -----+-------------+------------+-----------+--------------------------
            1    | overskredet | 2023-12-31 | ja        | serviceloven § 68
            2    | overskredet | 2024-01-01 | nej       | serviceloven § 68
            3    | overskredet | 2024-01-31 | ja        | barnets lov § 100, stk. 5
        """,
    )


def test_excused_and_missing(law_test):
    """En lovlig grund inden hjemkomsten undskylder; uden dato på afgørelsen kan intet afgøres."""
    law_test(
        DUTY,
        as_of="2024-12-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse            | dato       | indsats | om          | grund       | pligt
            -----+---------------------+------------+---------+-------------+-------------+---------------------------------
            1    | anbringelse begyndt | 2024-01-10 | m       |             |             |
            1    | afgørelse           | 2024-06-01 | m       | hjemgivelse |             |
            1    | lovlig grund        | 2024-06-15 | m       |             |             | Planen revideret før hjemgivelse
            1    | anbringelse ophørt  | 2024-07-01 | m       |             | hjemgivelse |
            2    | anbringelse begyndt | 2024-01-10 | m       |             |             |
            2    | afgørelse           |            | m       | hjemgivelse |             |
        """,
        verdicts="""
            barn | udfald           | frist      | mangler
            -----+------------------+------------+--------
            1    | lovligt fraveget | 2024-07-01 |
            2    | kan ikke afgøres |            | dato
        """,
    )
