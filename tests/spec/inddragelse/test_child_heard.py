"""Barnet høres, før kommunen bestemmer.  Barnets lov gælder flere afgørelser og flere former end serviceloven."""

from lawcode.duties.hearing import CHILD_HEARD

DUTY = CHILD_HEARD


def test_before_the_decision(law_test):
    """Samtalen holdes senest på afgørelsens dag; holdes den senere, helbreder det ikke fejlen."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2012-03-04",
        events="""
            barn | hændelse     | dato       | om     | form
            -----+--------------+------------+--------+--------
            1    | børnesamtale | 2024-05-01 |        | samtale
            1    | afgørelse    | 2024-05-10 | støtte |
            2    | børnesamtale | 2024-05-10 |        | samtale
            2    | afgørelse    | 2024-05-10 | støtte |
            3    | afgørelse    | 2024-05-10 | støtte |
            3    | børnesamtale | 2024-05-20 |        | samtale
            4    | afgørelse    | 2024-05-10 | støtte |
        """,
        verdicts="""
            barn | udfald             | frist      | dage for sent | følge             | fortolkning | hjemmel
            -----+--------------------+------------+---------------+-------------------+-------------+------------------------
            1    | overholdt          | 2024-05-10 |               |                   |             | barnets lov § 5, stk. 3
            2    | overholdt          | 2024-05-10 |               |                   | samme dag   | barnets lov § 5, stk. 3
            3    | overholdt for sent | 2024-05-10 | 10            | kan tilsidesættes |             | barnets lov § 5, stk. 3
            4    | overskredet        | 2024-05-10 | 114           | kan tilsidesættes |             | barnets lov § 5, stk. 3
        """,
    )


def test_last_day(law_test):
    """På afgørelsens dag er det endnu ikke for sent at tale med barnet."""
    law_test(
        DUTY,
        as_of="2024-05-10",
        born_on="2012-03-04",
        events="""
            barn | hændelse  | dato       | om
            -----+-----------+------------+-------
            1    | afgørelse | 2024-05-10 | støtte
            2    | afgørelse | 2024-05-09 | støtte
        """,
        verdicts="""
            barn | udfald      | frist
            -----+-------------+-----------
            1    | afventer    | 2024-05-10
            2    | overskredet | 2024-05-09
        """,
    )


def test_times_of_one_day(law_test):
    """Har både samtale og afgørelse et klokkeslæt, afgør klokken, hvad der kom først."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2012-03-04",
        events="""
            barn | hændelse     | dato       | kl.   | om     | form
            -----+--------------+------------+-------+--------+--------
            1    | afgørelse    | 2024-05-10 | 14:00 | støtte |
            1    | børnesamtale | 2024-05-10 | 09:00 |        | samtale
            2    | afgørelse    | 2024-05-10 | 09:00 | støtte |
            2    | børnesamtale | 2024-05-10 | 14:00 |        | samtale
            3    | afgørelse    | 2024-05-10 | 09:00 | støtte |
            3    | børnesamtale | 2024-05-10 |       |        | samtale
        """,
        verdicts="""
            barn | udfald             | dage for sent | fortolkning
            -----+--------------------+---------------+------------
            1    | overholdt          |               |
            2    | overholdt for sent | 0             |
            3    | overholdt          |               | samme dag
        """,
    )


def test_forms_new_act(law_test):
    """Barnets lov: samtale eller anden direkte kontakt; iagttagelse og møder om barnet er ikke nok."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2012-03-04",
        events="""
            barn | hændelse     | dato       | om     | form        | sagde nej
            -----+--------------+------------+--------+-------------+----------
            1    | børnesamtale | 2024-05-01 |        | video       |
            1    | afgørelse    | 2024-05-10 | støtte |             |
            2    | børnesamtale | 2024-05-01 |        | telefon     |
            2    | afgørelse    | 2024-05-10 | støtte |             |
            3    | børnesamtale | 2024-05-01 |        | sms         |
            3    | afgørelse    | 2024-05-10 | støtte |             |
            4    | børnesamtale | 2024-05-01 |        | chat        |
            4    | afgørelse    | 2024-05-10 | støtte |             |
            5    | børnesamtale | 2024-05-01 |        | observation |
            5    | afgørelse    | 2024-05-10 | støtte |             |
            6    | børnesamtale | 2024-05-01 |        | skolemøde   |
            6    | afgørelse    | 2024-05-10 | støtte |             |
            7    | børnesamtale | 2024-05-01 |        |             |
            7    | afgørelse    | 2024-05-10 | støtte |             |
            8    | børnesamtale | 2024-05-01 |        | samtale     | ja
            8    | afgørelse    | 2024-05-10 | støtte |             |
        """,
        verdicts="""
            barn | udfald           | fortolkning     | mangler
            -----+------------------+-----------------+---------------
            1    | overholdt        |                 |
            2    | overholdt        | direkte kontakt |
            3    | overholdt        | direkte kontakt |
            4    | overholdt        | direkte kontakt |
            5    | overskredet      |                 |
            6    | overskredet      |                 |
            7    | kan ikke afgøres |                 | samtalens form
            8    | overholdt        |                 |
        """,
    )


def test_forms_old_act(law_test):
    """Serviceloven: samtale, også på video; telefon, sms og chat er ikke nok."""
    law_test(
        DUTY,
        as_of="2022-09-01",
        born_on="2012-03-04",
        events="""
            barn | hændelse     | dato       | om     | form
            -----+--------------+------------+--------+--------
            1    | børnesamtale | 2022-05-01 |        | samtale
            1    | afgørelse    | 2022-05-10 | støtte |
            2    | børnesamtale | 2022-05-01 |        | video
            2    | afgørelse    | 2022-05-10 | støtte |
            3    | børnesamtale | 2022-05-01 |        | telefon
            3    | afgørelse    | 2022-05-10 | støtte |
            4    | børnesamtale | 2022-05-01 |        | chat
            4    | afgørelse    | 2022-05-10 | støtte |
        """,
        verdicts="""
            barn | udfald      | hjemmel
            -----+-------------+--------------------------
            1    | overholdt   | serviceloven § 48, stk. 1
            2    | overholdt   | serviceloven § 48, stk. 1
            3    | overskredet | serviceloven § 48, stk. 1
            4    | overskredet | serviceloven § 48, stk. 1
        """,
    )


def test_matters(law_test):
    """Serviceloven nævner bestemte afgørelser; barnets lov gælder enhver afgørelse."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2012-03-04",
        events="""
            barn | hændelse  | dato       | om
            -----+-----------+------------+----------------
            1    | afgørelse | 2022-05-10 | anbringelse
            2    | afgørelse | 2022-05-10 | ændring af sted
            3    | afgørelse | 2022-05-10 | hjemgivelse
            4    | afgørelse | 2022-05-10 | samvær
            5    | afgørelse | 2024-05-10 | samvær
            6    | afgørelse | 2022-05-10 | genbehandling
            7    | afgørelse | 2024-05-10 | genbehandling
            8    | afgørelse | 2024-05-10 |
            9    | afgørelse | 2022-05-10 |
        """,
        verdicts="""
            barn | udfald      | hjemmel
            -----+-------------+--------------------------
            1    | overskredet | serviceloven § 48, stk. 1
            2    | overskredet | serviceloven § 48, stk. 1
            3    | overskredet | serviceloven § 48, stk. 1
            4    | ingen pligt |
            5    | overskredet | barnets lov § 5, stk. 3
            6    | ingen pligt |
            7    | overskredet | barnets lov § 5, stk. 3
            8    | overskredet | barnets lov § 5, stk. 3
            9    | ingen pligt |
        """,
    )


def test_economic_support(law_test):
    """Økonomisk støtte, der berører barnet, var med indtil L 8 og er med igen i barnets lov."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2012-03-04",
        events="""
            barn | hændelse  | dato       | om               | berører barnet
            -----+-----------+------------+------------------+---------------
            1    | afgørelse | 2019-12-31 | økonomisk støtte | ja
            2    | afgørelse | 2019-12-31 | økonomisk støtte | nej
            3    | afgørelse | 2019-12-31 | økonomisk støtte |
            4    | afgørelse | 2020-01-01 | økonomisk støtte | ja
            5    | afgørelse | 2024-05-10 | økonomisk støtte | ja
            6    | afgørelse | 2024-05-10 | økonomisk støtte | nej
        """,
        verdicts="""
            barn | udfald           | hjemmel                   | mangler
            -----+------------------+---------------------------+---------------
            1    | overskredet      | serviceloven § 48, stk. 1 |
            2    | ingen pligt      |                           |
            3    | kan ikke afgøres | serviceloven § 48, stk. 1 | berører barnet
            4    | ingen pligt      |                           |
            5    | overskredet      | barnets lov § 5, stk. 3   |
            6    | ingen pligt      |                           |
        """,
    )


def test_one_talk_for_each_decision(law_test):
    """En samtale før den forrige afgørelse om det samme er brugt og tæller ikke igen."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2012-03-04",
        events="""
            barn | hændelse     | dato       | id | om     | form
            -----+--------------+------------+----+--------+--------
            1    | børnesamtale | 2024-02-01 |    |        | samtale
            1    | afgørelse    | 2024-02-10 | a1 | støtte |
            1    | afgørelse    | 2024-06-10 | a2 | støtte |
            2    | børnesamtale | 2024-02-01 |    |        | samtale
            2    | afgørelse    | 2024-02-10 | a1 | støtte |
            2    | afgørelse    | 2024-06-10 | a2 | samvær |
            3    | børnesamtale | 2024-02-01 |    | samvær | samtale
            3    | afgørelse    | 2024-02-10 | a1 | støtte |
        """,
        verdicts="""
            barn | udløst af | udfald      | sket
            -----+-----------+-------------+-----------
            1    | a1        | overholdt   | 2024-02-01
            1    | a2        | overskredet |
            2    | a1        | overholdt   | 2024-02-01
            2    | a2        | overholdt   | 2024-02-01
            3    | a1        | overskredet |
        """,
    )


def test_excused(law_test):
    """Kun når barnets holdning er indhentet på anden måde, kan samtalen lovligt undlades."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2012-03-04",
        events="""
            barn | hændelse     | dato       | om     | pligt                      | holdning indhentet
            -----+--------------+------------+--------+----------------------------+-------------------
            1    | lovlig grund | 2024-05-08 |        | Barnet hørt før afgørelsen | ja
            1    | afgørelse    | 2024-05-10 | støtte |                            |
            2    | lovlig grund | 2024-05-08 |        | Barnet hørt før afgørelsen | nej
            2    | afgørelse    | 2024-05-10 | støtte |                            |
            3    | lovlig grund | 2024-05-08 |        | Barnet hørt før afgørelsen |
            3    | afgørelse    | 2024-05-10 | støtte |                            |
            4    | lovlig grund | 2024-04-09 |        | Barnet hørt før afgørelsen | ja
            4    | afgørelse    | 2024-05-10 | støtte |                            |
            5    | lovlig grund | 2024-04-10 |        | Barnet hørt før afgørelsen | ja
            5    | afgørelse    | 2024-05-10 | støtte |                            |
        """,
        verdicts="""
            barn | udfald
            -----+-----------------
            1    | lovligt fraveget
            2    | overskredet
            3    | overskredet
            4    | overskredet
            5    | lovligt fraveget
        """,
    )


def test_refusals_and_the_unborn(law_test):
    """Også et afslag kræver, at barnet er hørt; en afgørelse før fødslen gør ikke."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        events="""
            barn | født       | hændelse  | dato       | om          | bevilget
            -----+------------+-----------+------------+-------------+---------
            1    | 2012-03-04 | afgørelse | 2024-05-10 | støtte      | nej
            2    | 2024-06-01 | afgørelse | 2024-05-10 | anbringelse |
            3    |            | afgørelse | 2024-05-10 | anbringelse |
        """,
        verdicts="""
            barn | udfald
            -----+------------
            1    | overskredet
            2    | ingen pligt
            3    | overskredet
        """,
    )


def test_border(law_test):
    """Afgørelsens dag vælger loven."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2012-03-04",
        events="""
            barn | hændelse     | dato       | om     | form
            -----+--------------+------------+--------+--------
            1    | børnesamtale | 2023-12-20 |        | telefon
            1    | afgørelse    | 2023-12-31 | støtte |
            2    | børnesamtale | 2023-12-20 |        | telefon
            2    | afgørelse    | 2024-01-01 | støtte |
        """,
        verdicts="""
            barn | udfald      | hjemmel                   | bekræftet
            -----+-------------+---------------------------+----------
            1    | overskredet | serviceloven § 48, stk. 1 | ja
            2    | overholdt   | barnets lov § 5, stk. 3   | ja
        """,
    )


def test_missing_dates(law_test):
    """Mangler dagen for afgørelsen eller for samtalen, kan det ikke afgøres."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2012-03-04",
        events="""
            barn | hændelse     | dato       | om     | form
            -----+--------------+------------+--------+--------
            1    | afgørelse    |            | støtte |
            2    | børnesamtale |            |        | samtale
            2    | afgørelse    | 2024-05-10 | støtte |
        """,
        verdicts="""
            barn | udfald           | frist      | mangler
            -----+------------------+------------+---------------------
            1    | kan ikke afgøres |            | dato
            2    | kan ikke afgøres | 2024-05-10 | dato for en handling
        """,
    )


def test_for_one_decision(law_test):
    """En samtale, der hører til en bestemt afgørelse, tæller for den, uanset emne, og ikke for en anden."""
    law_test(
        DUTY,
        as_of="2024-09-01",
        born_on="2012-03-04",
        events="""
            barn | hændelse     | dato       | id | vedrører | om     | form
            -----+--------------+------------+----+----------+--------+--------
            1    | børnesamtale | 2024-05-15 |    | a2       | samvær | samtale
            1    | afgørelse    | 2024-05-10 | a1 |          | støtte |
            1    | afgørelse    | 2024-05-20 | a2 |          | støtte |
        """,
        verdicts="""
            barn | udløst af | udfald
            -----+-----------+------------
            1    | a1        | overskredet
            1    | a2        | overholdt
        """,
    )
