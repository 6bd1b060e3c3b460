"""Whatever is invented is a case file that the contract accepts, and names nobody."""

from __future__ import annotations

import datetime as dt
import re
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from lawcode.facts import KIND_BY_NAME, KINDS, OWN_FIELD_NAMES, Type
from lawcode.schema import case_schema, event_schema
from livline.synth import names
from livline.synth import parameters as p
from tests.synth.conftest import CASES, Drawn

REAL = """
Albertslund Allerød Assens Ballerup Billund Bornholm Brøndby Brønderslev Dragør Egedal Esbjerg Fanø Favrskov Faxe
Fredensborg Fredericia Frederiksberg Frederikshavn Frederikssund Furesø Faaborg-Midtfyn Gentofte Gladsaxe Glostrup
Greve Gribskov Guldborgsund Haderslev Halsnæs Hedensted Helsingør Herlev Herning Hillerød Hjørring Holbæk Holstebro
Horsens Hvidovre Høje-Taastrup Hørsholm Ikast-Brande Ishøj Jammerbugt Kalundborg Kerteminde Kolding København Køge
Langeland Lejre Lemvig Lolland Lyngby-Taarbæk Læsø Mariagerfjord Middelfart Morsø Norddjurs Nordfyns Nyborg Næstved
Odder Odense Odsherred Randers Rebild Ringkøbing-Skjern Ringsted Roskilde Rudersdal Rødovre Samsø Silkeborg
Skanderborg Skive Slagelse Solrød Sorø Stevns Struer Svendborg Syddjurs Sønderborg Thisted Tønder Tårnby Vallensbæk
Varde Vejen Vejle Vesthimmerlands Viborg Vordingborg Ærø Aabenraa Aalborg Aarhus""".split()


def test_the_columns_are_the_canonical_ones(drawn: Drawn) -> None:
    assert drawn.events.column_names == event_schema().names
    assert drawn.cases.column_names == case_schema().names
    for table, schema in ((drawn.events, event_schema()), (drawn.cases, case_schema())):
        for field in table.schema:
            kind = field.type.value_type if pa.types.is_dictionary(field.type) else field.type
            assert kind == schema.field(field.name).type, field.name


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_every_kind_occurs_with_its_own_fields_alone(drawn: Drawn, kind: str) -> None:
    events = drawn.of_kind(kind)
    assert events.num_rows > 0
    allowed = {field.name for field in KIND_BY_NAME[kind].fields}
    for name in OWN_FIELD_NAMES:
        if name not in allowed:
            assert events[name].null_count == events.num_rows, name


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_words_and_numbers_are_those_of_the_contract(drawn: Drawn, kind: str) -> None:
    events = drawn.of_kind(kind)
    for field in KIND_BY_NAME[kind].fields:
        column = events[field.name]
        if field.type is Type.WORD:
            assert set(pc.unique(column).to_pylist()) <= {*field.words, None}, field.name
        elif field.type is Type.NUMBER:
            assert all(field.low <= value <= field.high for value in pc.unique(column.drop_null()).to_pylist())
        elif field.type is Type.WORDS:
            assert set(pc.list_flatten(column).to_pylist()) <= set(field.words), field.name


def test_every_field_is_filled_somewhere(drawn: Drawn) -> None:
    empty = [name for name in event_schema().names if drawn.events[name].null_count == drawn.events.num_rows]
    assert empty == []


def test_every_case_has_an_event_and_none_is_unknown(drawn: Drawn) -> None:
    assert pc.unique(drawn.events["case"]).to_pylist() == drawn.cases["case"].to_pylist()
    assert drawn.cases.num_rows == CASES


def test_ids_are_unique_and_links_point_inside_the_case(drawn: Drawn) -> None:
    rows = drawn.events.select(["case", "id", "of"]).to_pylist()
    ids = [(row["case"], row["id"]) for row in rows if row["id"] is not None]
    assert len(ids) == len(set(ids))
    links = [(row["case"], row["of"]) for row in rows if row["of"] is not None]
    assert len(links) > CASES
    assert set(links) <= set(ids)


def test_some_municipalities_export_no_ids(drawn: Drawn) -> None:
    assert 0 < drawn.events["id"].null_count < drawn.events.num_rows / 5


def test_events_stand_in_order_within_their_case(drawn: Drawn) -> None:
    case = drawn.events["case"].combine_chunks().indices.to_numpy()
    assert (np.diff(case) >= 0).all()
    dated = drawn.events.filter(pc.is_valid(drawn.events["date"]))
    case = dated["case"].combine_chunks().indices.to_numpy()
    day = dated["date"].cast(pa.int32()).to_numpy()
    assert (np.diff(day)[np.diff(case) == 0] >= 0).all()


@pytest.mark.parametrize("column", ["date", "known_on", "next_on", "until", "implemented_on"])
def test_no_day_lies_outside_the_years_of_the_contract(drawn: Drawn, column: str) -> None:
    bounds = pc.min_max(drawn.events[column]).as_py()
    assert dt.date(1900, 1, 1) <= bounds["min"] <= bounds["max"] <= dt.date(2100, 12, 31)


def test_nothing_happens_before_the_case_opens_or_after_it_is_drawn(drawn: Drawn) -> None:
    bounds = pc.min_max(drawn.events["date"].cast(pa.int32())).as_py()
    assert bounds["min"] >= p.FIRST_INTAKE
    assert bounds["max"] == p.EXPORT_ON


def test_the_hour_lies_on_the_day_in_danish_time(drawn: Drawn) -> None:
    timed = drawn.events.filter(pc.is_valid(drawn.events["at"])).slice(0, 5_000)
    danish = [at.astimezone(ZoneInfo("Europe/Copenhagen")).date() for at in timed["at"].to_pylist()]
    assert danish == timed["date"].to_pylist()


def test_nothing_looks_like_a_cpr_number(drawn: Drawn) -> None:
    texts = set(drawn.cases["case"].to_pylist())
    for field in drawn.events.schema:
        if pa.types.is_dictionary(field.type):
            texts |= set(drawn.events[field.name].combine_chunks().dictionary.to_pylist())
    assert len(texts) > CASES
    assert not [text for text in texts if re.search(r"\d{6}[- ]?\d{4}|\d{7}", text)]


def test_municipalities_are_98_and_invented(drawn: Drawn) -> None:
    assert len(set(names.MUNICIPALITIES)) == len(REAL) == 98
    assert not set(names.MUNICIPALITIES) & set(REAL)
    assert set(drawn.cases["municipality"].to_pylist()) <= {*names.MUNICIPALITIES, None}


def test_the_trials_reach_the_two_municipalities_alone(drawn: Drawn) -> None:
    of_case = dict(zip(drawn.cases["case"].to_pylist(), drawn.cases["municipality"].to_pylist(), strict=True))
    towns = {of_case[case] for case in drawn.of_kind("trial")["case"].to_pylist()} - {None}
    assert towns == {names.MUNICIPALITIES[place] for place, *_ in p.TRIALS}
