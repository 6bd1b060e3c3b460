"""En ny eller revideret plan bedømmes efter sit indhold den dag, den laves."""

from lawcode.duties.plan_content import PLAN_CONTENT

DUTY = PLAN_CONTENT


def test_new_act(law_test):
    """Barnets lov: trivselsmål og vist inddragelse, ved anbringelse også støtten til familien."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse            | dato       | indsats | version   | art          | indhold
            -----+---------------------+------------+---------+-----------+--------------+---------------------------------------------------------------
            1    | plan                | 2024-05-10 |         | ny        | barnets plan | trivselsmål, barn inddraget, forældre inddraget
            2    | plan                | 2024-05-10 |         | ny        | barnets plan | trivselsmål, barn inddraget
            3    | anbringelse begyndt | 2024-03-01 | m       |           |              |
            3    | plan                | 2024-05-10 | m       | revideret | barnets plan | trivselsmål, barn inddraget, forældre inddraget
            4    | anbringelse begyndt | 2024-03-01 | m       |           |              |
            4    | plan                | 2024-05-10 | m       | revideret | barnets plan | trivselsmål, barn inddraget, forældre inddraget, familiestøtte
            5    | plan                | 2024-05-10 |         | ny        | barnets plan | intet
        """,
        verdicts="""
            barn | udfald      | frist      | dage for sent | hjemmel
            -----+-------------+------------+---------------+-------------------------
            1    | overholdt   | 2024-05-10 |               | barnets lov § 92, stk. 1
            2    | overskredet | 2024-05-10 | 114           | barnets lov § 92, stk. 1
            3    | overskredet | 2024-05-10 | 114           | barnets lov § 92, stk. 1
            4    | overholdt   | 2024-05-10 |               | barnets lov § 92, stk. 1
            5    | overskredet | 2024-05-10 | 114           | barnets lov § 92, stk. 1
        """,
    )


def test_old_act(law_test):
    """Serviceloven: formål, indsats, mål og varighed, ved anbringelse også støtten til familien."""
    law_test(
        DUTY,
        as_of="2022-09-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse            | dato       | indsats | version | art        | indhold
            -----+---------------------+------------+---------+---------+------------+----------------------------------------------
            1    | plan                | 2022-05-10 |         | ny      | handleplan | formål, indsats, mål, varighed
            2    | plan                | 2022-05-10 |         | ny      | handleplan | formål, indsats, trivselsmål, varighed
            3    | plan                | 2022-05-10 |         | ny      | handleplan | formål, indsats, varighed
            4    | anbringelse begyndt | 2022-05-01 | m       |         |            |
            4    | plan                | 2022-05-10 | m       | ny      | handleplan | formål, indsats, mål, varighed
            5    | anbringelse begyndt | 2022-05-01 | m       |         |            |
            5    | plan                | 2022-05-10 | m       | ny      | handleplan | formål, indsats, mål, varighed, familiestøtte
        """,
        verdicts="""
            barn | udfald      | hjemmel
            -----+-------------+-----------------------------
            1    | overholdt   | serviceloven § 140, stk. 2-3
            2    | overholdt   | serviceloven § 140, stk. 2-3
            3    | overskredet | serviceloven § 140, stk. 2-3
            4    | overskredet | serviceloven § 140, stk. 2-3
            5    | overholdt   | serviceloven § 140, stk. 2-3
        """,
    )


def test_placement_to_come(law_test):
    """En plan før anbringelsen er en plan i en anbringelsessag, når den næste afgørelse handler om anbringelse."""
    law_test(
        DUTY,
        as_of="2022-09-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse  | dato       | om          | version | indhold
            -----+-----------+------------+-------------+---------+-------------------------------
            1    | plan      | 2022-05-10 |             | ny      | formål, indsats, mål, varighed
            1    | afgørelse | 2022-05-20 | anbringelse |         |
            2    | plan      | 2022-05-10 |             | ny      | formål, indsats, mål, varighed
            2    | afgørelse | 2022-05-20 | støtte      |         |
        """,
        verdicts="""
            barn | udfald
            -----+------------
            1    | overskredet
            2    | overholdt
        """,
    )


def test_last_day(law_test):
    """På planens egen dag er fristen endnu ikke overskredet."""
    law_test(
        DUTY,
        as_of="2024-05-10",
        born_on="2015-03-04",
        events="""
            barn | hændelse | dato       | version | indhold
            -----+----------+------------+---------+------------
            1    | plan     | 2024-05-10 | ny      | trivselsmål
        """,
        verdicts="""
            barn | udfald   | frist
            -----+----------+-----------
            1    | afventer | 2024-05-10
        """,
    )


def test_which_plans(law_test):
    """En plan, der kun bekræftes, og forældrenes plan bedømmes ikke; er det ikke noteret, kan det ikke afgøres."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse | dato       | version   | art          | indhold
            -----+----------+------------+-----------+--------------+------------
            1    | plan     | 2024-05-10 | bekræftet | barnets plan | trivselsmål
            2    | plan     | 2024-05-10 | ny        | forældreplan | trivselsmål
            3    | plan     | 2024-05-10 |           | barnets plan | trivselsmål
            4    | plan     | 2024-05-10 | ny        | barnets plan |
            5    | plan     |            | ny        | barnets plan | trivselsmål
        """,
        verdicts="""
            barn | udfald           | mangler
            -----+------------------+-------------------
            1    | ingen pligt      |
            2    | ingen pligt      |
            3    | kan ikke afgøres | ny eller revideret
            4    | kan ikke afgøres | planens indhold
            5    | kan ikke afgøres | dato
        """,
    )


def test_border(law_test):
    """Planens dag vælger loven; L 8 flyttede stykkerne i serviceloven et nummer op."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse | dato       | version | indhold
            -----+----------+------------+---------+-------------------------------
            1    | plan     | 2019-12-31 | ny      | formål, indsats, mål, varighed
            2    | plan     | 2020-01-01 | ny      | formål, indsats, mål, varighed
            3    | plan     | 2023-12-31 | ny      | formål, indsats, mål, varighed
            4    | plan     | 2024-01-01 | ny      | formål, indsats, mål, varighed
        """,
        verdicts="""
            barn | udfald      | hjemmel                      | fortolkning
            -----+-------------+------------------------------+------------
            1    | overholdt   | serviceloven § 140, stk. 3-4 |
            2    | overholdt   | serviceloven § 140, stk. 2-3 | L 8
            3    | overholdt   | serviceloven § 140, stk. 2-3 | L 8
            4    | overskredet | barnets lov § 92, stk. 1     |
        """,
    )


def test_excused(law_test):
    """En lovlig grund i de 30 dage før planen undskylder, at noget mangler."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse     | dato       | version | indhold                     | pligt
            -----+--------------+------------+---------+-----------------------------+----------------
            1    | lovlig grund | 2024-05-01 |         |                             | Planens indhold
            1    | plan         | 2024-05-10 | ny      | trivselsmål, barn inddraget |
        """,
        verdicts="""
            barn | udfald
            -----+-----------------
            1    | lovligt fraveget
        """,
    )
