"""Handlinger bedømmes efter loven den dag, de sker; det, der løber, efter loven den dag, fristen udløber."""

from lawcode.duties.follow_up import FIRST_FOLLOW_UP
from lawcode.duties.plan_for_child import PLAN_MADE
from lawcode.duties.visits import VISITS

title = "Hvilken lov gælder"


def test_acts_and_running_measures(law_test):
    """En frist, der løber hen over 1. januar 2024, tælles for sig, fordi overgangsreglen ikke er læst."""
    law_test(
        (PLAN_MADE, FIRST_FOLLOW_UP),
        as_of="2024-12-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse            | dato       | om          | akut | kort formål
            -----+---------------------+------------+-------------+------+------------
            1    | afgørelse           | 2023-12-20 | anbringelse | ja   | ja
            1    | anbringelse begyndt | 2023-12-20 |             |      |
        """,
        verdicts="""
            barn | pligt             | udfald      | frist      | hjemmel                    | bekræftet | fortolkning
            -----+-------------------+-------------+------------+----------------------------+-----------+-----------------------
            1    | Plan for barnet   | overskredet | 2024-04-20 | serviceloven § 140, stk. 1 | nej       | overgang 2024, weekend
            1    | Første opfølgning | overskredet | 2024-03-20 | barnets lov § 95, stk. 2   | nej       | overgang 2024
        """,
    )


def test_older_text(law_test):
    """Dage før 2014 bedømmes efter serviceloven, som den stod siden, og tælles for sig."""
    law_test(
        (PLAN_MADE, VISITS),
        as_of="2015-02-01",
        born_on="2005-03-04",
        events="""
            barn | hændelse            | dato       | om          | samtykke
            -----+---------------------+------------+-------------+---------
            1    | afgørelse           | 2013-12-31 | anbringelse | ja
            2    | afgørelse           | 2014-01-01 | anbringelse | ja
            3    | anbringelse begyndt | 2013-06-01 |             |
        """,
        verdicts="""
            barn | pligt                  | udfald      | frist      | bekræftet | fortolkning
            -----+------------------------+-------------+------------+-----------+------------------------
            1    | Plan for barnet        | overskredet | 2013-12-31 | nej       | ældre tekst
            2    | Plan for barnet        | overskredet | 2014-01-01 | ja        |
            3    | To årlige tilsynsbesøg | overskredet | 2014-05-31 | ja        | anbringelsesår, weekend
            3    | To årlige tilsynsbesøg | afventer    | 2015-05-31 | ja        | anbringelsesår, weekend
        """,
    )
