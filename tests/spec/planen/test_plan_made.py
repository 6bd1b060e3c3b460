"""Efter serviceloven kommer planen før afgørelsen; efter barnets lov som hovedregel inden tre måneder efter."""

from lawcode.duties.plan_for_child import PLAN_MADE

DUTY = PLAN_MADE


def test_old_act_before_the_decision(law_test):
    """Serviceloven: handleplanen foreligger senest på afgørelsens dag."""
    law_test(
        DUTY,
        as_of="2022-12-01",
        born_on="2012-03-04",
        events="""
            barn | hændelse  | dato       | om          | samtykke | art
            -----+-----------+------------+-------------+----------+-------------
            1    | plan      | 2022-05-09 |             |          | handleplan
            1    | afgørelse | 2022-05-10 | anbringelse | ja       |
            2    | plan      | 2022-05-10 |             |          | handleplan
            2    | afgørelse | 2022-05-10 | støtte      | ja       |
            3    | afgørelse | 2022-05-10 | anbringelse | nej      |
            3    | plan      | 2022-05-11 |             |          | handleplan
            4    | afgørelse | 2022-05-10 | anbringelse | ja       |
            5    | plan      | 2022-05-09 |             |          | forældreplan
            5    | afgørelse | 2022-05-10 | anbringelse | ja       |
        """,
        verdicts="""
            barn | udfald             | frist      | sket       | dage for sent | fortolkning | hjemmel
            -----+--------------------+------------+------------+---------------+-------------+---------------------------
            1    | overholdt          | 2022-05-10 | 2022-05-09 |               |             | serviceloven § 140, stk. 1
            2    | overholdt          | 2022-05-10 | 2022-05-10 |               | samme dag   | serviceloven § 140, stk. 1
            3    | overholdt for sent | 2022-05-10 | 2022-05-11 | 1             |             | serviceloven § 140, stk. 1
            4    | overskredet        | 2022-05-10 |            | 205           |             | serviceloven § 140, stk. 1
            5    | overskredet        | 2022-05-10 |            | 205           |             | serviceloven § 140, stk. 1
        """,
    )


def test_old_act_acute(law_test):
    """Serviceloven: er afgørelsen akut, og står formålet i den, kan planen vente fire måneder."""
    law_test(
        DUTY,
        as_of="2022-12-01",
        born_on="2012-03-04",
        events="""
            barn | hændelse  | dato       | om          | akut | kort formål | art
            -----+-----------+------------+-------------+------+-------------+-----------
            1    | afgørelse | 2022-05-10 | anbringelse | ja   | ja          |
            1    | plan      | 2022-09-10 |             |      |             | handleplan
            2    | afgørelse | 2022-05-10 | anbringelse | ja   | ja          |
            2    | plan      | 2022-09-11 |             |      |             | handleplan
            3    | afgørelse | 2022-05-10 | anbringelse | ja   | nej         |
            3    | plan      | 2022-09-10 |             |      |             | handleplan
            4    | afgørelse | 2022-05-10 | anbringelse | ja   |             |
            4    | plan      | 2022-09-10 |             |      |             | handleplan
            5    | afgørelse | 2022-05-10 | anbringelse |      | ja          |
            5    | plan      | 2022-09-10 |             |      |             | handleplan
        """,
        verdicts="""
            barn | udfald             | frist      | dage for sent
            -----+--------------------+------------+--------------
            1    | overholdt          | 2022-09-10 |
            2    | overholdt for sent | 2022-09-10 | 1
            3    | overholdt for sent | 2022-05-10 | 123
            4    | overholdt for sent | 2022-05-10 | 123
            5    | overholdt for sent | 2022-05-10 | 123
        """,
    )


def test_last_day(law_test):
    """På fristens sidste dag afventer planen."""
    law_test(
        DUTY,
        as_of="2022-09-10",
        born_on="2012-03-04",
        events="""
            barn | hændelse  | dato       | om          | akut | kort formål
            -----+-----------+------------+-------------+------+------------
            1    | afgørelse | 2022-05-10 | anbringelse | ja   | ja
            2    | afgørelse | 2022-05-09 | anbringelse | ja   | ja
        """,
        verdicts="""
            barn | udfald      | frist
            -----+-------------+-----------
            1    | afventer    | 2022-09-10
            2    | overskredet | 2022-09-09
        """,
    )


def test_new_act_with_consent(law_test):
    """Barnets lov: ved anbringelse med samtykke foreligger planen senest tre måneder efter afgørelsen."""
    law_test(
        DUTY,
        as_of="2025-06-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse  | dato       | om          | samtykke | art
            -----+-----------+------------+-------------+----------+-------------
            1    | afgørelse | 2025-01-10 | anbringelse | ja       |
            1    | plan      | 2025-04-10 |             |          | barnets plan
            2    | afgørelse | 2025-01-10 | anbringelse | ja       |
            2    | plan      | 2025-04-11 |             |          | barnets plan
            3    | afgørelse | 2025-05-20 | anbringelse | ja       |
            4    | afgørelse | 2025-01-10 | anbringelse | ja       |
            5    | afgørelse | 2024-11-30 | anbringelse | ja       |
        """,
        verdicts="""
            barn | udfald             | frist      | sket       | dage for sent | hjemmel
            -----+--------------------+------------+------------+---------------+-------------------------
            1    | overholdt          | 2025-04-10 | 2025-04-10 |               | barnets lov § 91, stk. 2
            2    | overholdt for sent | 2025-04-10 | 2025-04-11 | 1             | barnets lov § 91, stk. 2
            3    | afventer           | 2025-08-20 |            |               | barnets lov § 91, stk. 2
            4    | overskredet        | 2025-04-10 |            | 52            | barnets lov § 91, stk. 2
            5    | overskredet        | 2025-02-28 |            | 93            | barnets lov § 91, stk. 2
        """,
    )


def test_new_act_without_consent(law_test):
    """Barnets lov: uden samtykke foreligger planen før afgørelsen; det gælder også, når afgørelsen er akut."""
    law_test(
        DUTY,
        as_of="2025-06-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse  | dato       | om          | samtykke | akut | kort formål | art
            -----+-----------+------------+-------------+----------+------+-------------+-------------
            1    | plan      | 2025-01-08 |             |          |      |             | barnets plan
            1    | afgørelse | 2025-01-10 | anbringelse | nej      |      |             |
            2    | afgørelse | 2025-01-10 | anbringelse | nej      |      |             |
            2    | plan      | 2025-02-10 |             |          |      |             | barnets plan
            3    | afgørelse | 2025-01-10 | anbringelse | nej      | ja   | ja          |
            3    | plan      | 2025-02-10 |             |          |      |             | barnets plan
        """,
        verdicts="""
            barn | udfald             | frist      | dage for sent | hjemmel
            -----+--------------------+------------+---------------+-------------------------
            1    | overholdt          | 2025-01-10 |               | barnets lov § 91, stk. 2
            2    | overholdt for sent | 2025-01-10 | 31            | barnets lov § 91, stk. 2
            3    | overholdt for sent | 2025-01-10 | 31            | barnets lov § 91, stk. 2
        """,
    )


def test_new_act_consent_not_recorded(law_test):
    """Er samtykket ikke noteret, kan det kun afgøres, når udfaldet er det samme med og uden."""
    law_test(
        DUTY,
        as_of="2025-06-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse  | dato       | om          | art
            -----+-----------+------------+-------------+-------------
            1    | afgørelse | 2025-01-10 | anbringelse |
            1    | plan      | 2025-04-10 |             | barnets plan
            2    | plan      | 2025-01-08 |             | barnets plan
            2    | afgørelse | 2025-01-10 | anbringelse |
            3    | afgørelse | 2025-01-10 | anbringelse |
            4    | afgørelse | 2025-05-20 | anbringelse |
        """,
        verdicts="""
            barn | udfald           | frist      | mangler
            -----+------------------+------------+---------
            1    | kan ikke afgøres |            | samtykke
            2    | overholdt        | 2025-04-10 |
            3    | overskredet      | 2025-04-10 |
            4    | kan ikke afgøres |            | samtykke
        """,
    )


def test_new_act_support(law_test):
    """Barnets lov: ved støtte kræves en plan kun, når kommunen har fundet, at der er behov for den."""
    law_test(
        DUTY,
        as_of="2025-06-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse               | dato       | om     | samtykke | behov | art
            -----+------------------------+------------+--------+----------+-------+-------------
            1    | stillingtagen til plan | 2025-01-10 |        |          | ja    |
            1    | afgørelse              | 2025-01-10 | støtte | nej      |       |
            1    | plan                   | 2025-04-10 |        |          |       | barnets plan
            2    | stillingtagen til plan | 2025-01-10 |        |          | ja    |
            2    | afgørelse              | 2025-01-10 | støtte | ja       |       |
            3    | stillingtagen til plan | 2025-01-10 |        |          | nej   |
            3    | afgørelse              | 2025-01-10 | støtte | ja       |       |
            4    | afgørelse              | 2025-01-10 | støtte | ja       |       |
            5    | stillingtagen til plan | 2025-01-10 |        |          |       |
            5    | afgørelse              | 2025-01-10 | støtte | ja       |       |
        """,
        verdicts="""
            barn | udfald           | frist      | hjemmel                  | mangler
            -----+------------------+------------+--------------------------+---------------
            1    | overholdt        | 2025-04-10 | barnets lov § 91, stk. 1 |
            2    | overskredet      | 2025-04-10 | barnets lov § 91, stk. 1 |
            3    | ingen pligt      |            |                          |
            4    | ingen pligt      |            |                          |
            5    | kan ikke afgøres | 2025-04-10 | barnets lov § 91, stk. 1 | behov for plan
        """,
    )


def test_age(law_test):
    """Barnets lov: fra 16 år afløser ungeplanen barnets plan; serviceloven skelnede ikke."""
    law_test(
        DUTY,
        as_of="2025-06-01",
        events="""
            barn | født       | hændelse  | dato       | om          | samtykke
            -----+------------+-----------+------------+-------------+---------
            1    | 2009-01-11 | afgørelse | 2025-01-10 | anbringelse | ja
            2    | 2009-01-10 | afgørelse | 2025-01-10 | anbringelse | ja
            3    | 2006-01-10 | afgørelse | 2022-01-10 | anbringelse | ja
            4    |            | afgørelse | 2025-01-10 | anbringelse | ja
            5    | 2025-03-01 | afgørelse | 2025-01-10 | anbringelse | ja
        """,
        verdicts="""
            barn | udfald           | frist      | mangler
            -----+------------------+------------+------------
            1    | overskredet      | 2025-04-10 |
            2    | ingen pligt      |            |
            3    | overskredet      | 2022-01-10 |
            4    | kan ikke afgøres | 2025-04-10 | fødselsdato
            5    | overskredet      | 2025-04-10 |
        """,
    )


def test_plan_in_force(law_test):
    """En plan fra før gælder, til dens anbringelse ophører; et skift af sted ophæver den ikke."""
    law_test(
        DUTY,
        as_of="2022-12-01",
        born_on="2012-03-04",
        events="""
            barn | hændelse            | dato       | indsats | om          | grund           | art
            -----+---------------------+------------+---------+-------------+-----------------+-----------
            1    | anbringelse begyndt | 2021-01-10 | m       |             |                 |
            1    | plan                | 2021-02-01 | m       |             |                 | handleplan
            1    | anbringelse ophørt  | 2021-06-01 | m       |             | hjemgivelse     |
            1    | afgørelse           | 2022-05-10 | m       | anbringelse |                 |
            2    | anbringelse begyndt | 2021-01-10 | m       |             |                 |
            2    | plan                | 2021-02-01 | m       |             |                 | handleplan
            2    | anbringelse ophørt  | 2021-06-01 | m       |             | ændring af sted |
            2    | anbringelse begyndt | 2021-06-01 | m       |             |                 |
            2    | afgørelse           | 2022-05-10 | m       | støtte      |                 |
        """,
        verdicts="""
            barn | udfald      | sket
            -----+-------------+-----------
            1    | overskredet |
            2    | overholdt   | 2021-02-01
        """,
    )


def test_ended_before_due(law_test):
    """Ophører anbringelsen, før planen skal foreligge, er der ingen pligt."""
    law_test(
        DUTY,
        as_of="2025-06-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse            | dato       | om          | samtykke | grund
            -----+---------------------+------------+-------------+----------+------------
            1    | afgørelse           | 2025-01-10 | anbringelse | ja       |
            1    | anbringelse begyndt | 2025-01-12 |             |          |
            1    | anbringelse ophørt  | 2025-04-10 |             |          | hjemgivelse
            2    | afgørelse           | 2025-01-10 | anbringelse | ja       |
            2    | anbringelse begyndt | 2025-01-12 |             |          |
            2    | anbringelse ophørt  | 2025-04-11 |             |          | hjemgivelse
        """,
        verdicts="""
            barn | udfald      | frist
            -----+-------------+-----------
            1    | ingen pligt |
            2    | overskredet | 2025-04-10
        """,
    )


def test_no_duty_for_refusals(law_test):
    """Et afslag udløser ingen plan; efterværn gjorde efter serviceloven."""
    law_test(
        DUTY,
        as_of="2025-06-01",
        born_on="2007-03-04",
        events="""
            barn | hændelse  | dato       | om                 | bevilget
            -----+-----------+------------+--------------------+---------
            1    | afgørelse | 2022-05-10 | støtte             | nej
            2    | afgørelse | 2023-05-10 | støtte efter 18 år | ja
            3    | afgørelse | 2024-05-10 | støtte efter 18 år | ja
        """,
        verdicts="""
            barn | udfald      | frist      | hjemmel
            -----+-------------+------------+---------------------------
            1    | ingen pligt |            |
            2    | overskredet | 2023-05-10 | serviceloven § 140, stk. 1
            3    | ingen pligt |            |
        """,
    )


def test_excused(law_test):
    """En lovlig grund inden fristen undskylder, også før fristen er udløbet; en plan i tide er i tide."""
    law_test(
        DUTY,
        as_of="2025-03-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse     | dato       | om          | samtykke | pligt           | art
            -----+--------------+------------+-------------+----------+-----------------+-------------
            1    | afgørelse    | 2024-11-10 | anbringelse | ja       |                 |
            1    | lovlig grund | 2025-02-10 |             |          | Plan for barnet |
            2    | afgørelse    | 2025-01-10 | anbringelse | ja       |                 |
            2    | lovlig grund | 2025-02-10 |             |          | Plan for barnet |
            3    | afgørelse    | 2024-11-10 | anbringelse | ja       |                 |
            3    | lovlig grund | 2025-02-11 |             |          | Plan for barnet |
            4    | afgørelse    | 2024-11-10 | anbringelse | ja       |                 |
            4    | lovlig grund | 2024-12-10 |             |          | Plan for barnet |
            4    | plan         | 2025-02-01 |             |          |                 | barnets plan
        """,
        verdicts="""
            barn | udfald           | frist      | sket
            -----+------------------+------------+-----------
            1    | lovligt fraveget | 2025-02-10 |
            2    | lovligt fraveget | 2025-04-10 |
            3    | overskredet      | 2025-02-10 |
            4    | overholdt        | 2025-02-10 | 2025-02-01
        """,
    )


def test_border(law_test):
    """Afgørelsens dag vælger loven; den akutte frist hen over nytår 2024 tælles for sig."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse  | dato       | om          | samtykke | akut | kort formål
            -----+-----------+------------+-------------+----------+------+------------
            1    | afgørelse | 2023-12-31 | anbringelse | ja       |      |
            2    | afgørelse | 2023-12-31 | anbringelse | ja       | ja   | ja
            3    | afgørelse | 2024-01-01 | anbringelse | ja       |      |
        """,
        verdicts="""
            barn | udfald      | frist      | hjemmel                    | bekræftet | fortolkning
            -----+-------------+------------+----------------------------+-----------+--------------
            1    | overskredet | 2023-12-31 | serviceloven § 140, stk. 1 | ja        |
            2    | overskredet | 2024-04-30 | serviceloven § 140, stk. 1 | nej       | overgang 2024
            3    | overskredet | 2024-04-01 | barnets lov § 91, stk. 2   | ja        | weekend
        """,
    )


def test_missing_dates(law_test):
    """Mangler dagen for afgørelsen eller for planen, kan det ikke afgøres."""
    law_test(
        DUTY,
        as_of="2025-06-01",
        born_on="2015-03-04",
        events="""
            barn | hændelse  | dato       | om          | samtykke | art
            -----+-----------+------------+-------------+----------+-------------
            1    | afgørelse |            | anbringelse | ja       |
            2    | afgørelse | 2025-01-10 | anbringelse | ja       |
            2    | plan      |            |             |          | barnets plan
            3    | afgørelse | 2025-01-10 | anbringelse | ja       |
            3    | plan      |            |             |          | barnets plan
            3    | plan      | 2025-02-10 |             |          | barnets plan
        """,
        verdicts="""
            barn | udfald           | frist      | sket       | mangler
            -----+------------------+------------+------------+---------------------
            1    | kan ikke afgøres |            |            | dato
            2    | kan ikke afgøres | 2025-04-10 |            | dato for en handling
            3    | overholdt        | 2025-04-10 | 2025-02-10 |
        """,
    )
