"""Loven siger ofte “før”.  Sker to ting samme dag, og kendes klokken ikke for dem begge, regnes de som rettidige."""

from lawcode.duties.hearing import CHILD_HEARD
from lawcode.duties.plan_for_child import PLAN_MADE

title = "Samme dag"


def test_same_day_counts_as_before(law_test):
    """Samme dag er før, medmindre begge klokkeslæt er noteret og viser det modsatte."""
    law_test(
        PLAN_MADE,
        as_of="2022-12-01",
        born_on="2012-03-04",
        events="""
            barn | hændelse  | dato       | kl.   | om          | art
            -----+-----------+------------+-------+-------------+-----------
            1    | afgørelse | 2022-05-10 |       | anbringelse |
            1    | plan      | 2022-05-10 |       |             | handleplan
            2    | afgørelse | 2022-05-10 | 09:00 | anbringelse |
            2    | plan      | 2022-05-10 | 14:00 |             | handleplan
            3    | afgørelse | 2022-05-10 | 14:00 | anbringelse |
            3    | plan      | 2022-05-10 | 09:00 |             | handleplan
        """,
        verdicts="""
            barn | udfald             | dage for sent | fortolkning
            -----+--------------------+---------------+------------
            1    | overholdt          |               | samme dag
            2    | overholdt for sent | 0             |
            3    | overholdt          |               |
        """,
    )


def test_used_up_by_the_earlier(law_test):
    """En samtale samme dag som den forrige afgørelse er brugt af den."""
    law_test(
        CHILD_HEARD,
        as_of="2024-09-01",
        born_on="2012-03-04",
        events="""
            barn | hændelse     | dato       | id | om     | form
            -----+--------------+------------+----+--------+--------
            1    | afgørelse    | 2024-02-10 | a1 | støtte |
            1    | børnesamtale | 2024-02-10 |    |        | samtale
            1    | afgørelse    | 2024-05-10 | a2 | støtte |
        """,
        verdicts="""
            barn | udløst af | udfald
            -----+-----------+------------
            1    | a1        | overholdt
            1    | a2        | overskredet
        """,
    )
