"""Et felt, der ikke er udfyldt, betyder “ikke noteret”, aldrig “nej”.  Et skridt, ingen har noteret, er ikke taget."""

from lawcode.duties.follow_up import FIRST_FOLLOW_UP
from lawcode.duties.plan_for_child import PLAN_MADE

title = "Ukendte oplysninger"


def test_exception_not_recorded(law_test):
    """Hovedreglen gælder, medmindre undtagelsen er noteret."""
    law_test(
        PLAN_MADE,
        as_of="2022-12-01",
        born_on="2012-03-04",
        events="""
            barn | hændelse  | dato       | om          | akut | kort formål
            -----+-----------+------------+-------------+------+------------
            1    | afgørelse | 2022-05-10 | anbringelse |      |
            2    | afgørelse | 2022-05-10 | anbringelse | ja   |
        """,
        verdicts="""
            barn | udfald      | frist
            -----+-------------+-----------
            1    | overskredet | 2022-05-10
            2    | overskredet | 2022-05-10
        """,
    )


def test_undated_act(law_test):
    """En handling uden dato gør aldrig noget overskredet, og en dateret handling i tide afgør sagen."""
    law_test(
        FIRST_FOLLOW_UP,
        as_of="2024-09-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse            | dato
            -----+---------------------+-----------
            1    | anbringelse begyndt | 2024-02-14
            1    | opfølgning          |
            2    | anbringelse begyndt | 2024-02-14
            2    | opfølgning          |
            2    | opfølgning          | 2024-05-01
            3    | anbringelse begyndt | 2024-02-14
            3    | opfølgning          |
            3    | opfølgning          | 2024-06-01
        """,
        verdicts="""
            barn | udfald           | sket       | mangler
            -----+------------------+------------+---------------------
            1    | kan ikke afgøres |            | dato for en handling
            2    | overholdt        | 2024-05-01 |
            3    | kan ikke afgøres |            | dato for en handling
        """,
    )
