"""What can be wrong in nested cases?  Lists where a value belongs, doubled keys, bombs of aliases, deep wells."""

from __future__ import annotations

import json
from collections.abc import Callable
from random import Random
from typing import Any

from tests.trials.of_tables import DAYS, FORMULAS, NUMBERS, TEXTS, WORDS

Cases = list[dict[str, Any]]
Change = Callable[[Cases, Random], Any]

ODD: list[Any] = [None, True, False, 0, -1, 2**70, 1e308, 0.1, [], {}, [[]], [None], {"a": 1}, [{"kind": "plan"}], ""]
ODD += [*DAYS.split(), *NUMBERS.split(), *WORDS, *FORMULAS, *TEXTS]


def some_event(cases: Cases, rng: Random) -> dict[str, Any]:
    """An event of some case, or a case that has none (any more: what was changed before may be no list of events)."""
    case = rng.choice(cases)
    events = case.get("events")
    found = [one for one in events if isinstance(one, dict)] if isinstance(events, list) else []
    return rng.choice(found or [case])


def odd_values(cases: Cases, rng: Random) -> Cases:
    for _ in range(rng.randint(1, 4)):
        where = some_event(cases, rng) if rng.random() < 0.8 else rng.choice(cases)
        where[rng.choice(list(where))] = rng.choice(ODD)
    return cases


def other_names(cases: Cases, rng: Random) -> Cases:
    where = some_event(cases, rng)
    name = rng.choice(list(where))
    where[rng.choice(["", " ", "kind", "Dato", name + " ", name.upper(), "x" * 5_000, "\0"])] = where.pop(name)
    return cases


def fields_gone(cases: Cases, rng: Random) -> Cases:
    where = rng.choice([some_event(cases, rng), rng.choice(cases)])
    del where[rng.choice(list(where))]
    return cases


def other_shape(cases: Cases, rng: Random) -> Any:
    """The whole is something else than a list of cases."""
    one = cases[0]
    return rng.choice(
        [one, {"cases": cases}, [cases], {}, [], None, "case", 7, [one, None], [one, "K-9"], [[one]], {"": one}]
    )


def ids_doubled(cases: Cases, rng: Random) -> Cases:
    some_event(cases, rng)["id"] = some_event(cases, rng)["id"] = "A1"
    return cases


def cases_doubled(cases: Cases, rng: Random) -> Cases:
    return [*cases, json.loads(json.dumps(rng.choice(cases)))]


def cases_of_others(cases: Cases, rng: Random) -> Cases:
    rng.choice(cases)["case"] = rng.choice(["S-1", "S-2"])
    return cases


def links_astray(cases: Cases, rng: Random) -> Cases:
    some_event(cases, rng)["of"] = rng.choice(["nowhere", "A1", ["A1"], 7])
    return cases


def wells(cases: Cases, rng: Random) -> Cases:
    """Nested some levels too deep, or very many."""
    deep: Any = "x"
    for _ in range(rng.choice([5, 14, 300])):
        deep = [deep] if rng.random() < 0.5 else {"events": deep}
    some_event(cases, rng)[rng.choice(["has", "kind", "reason"])] = deep
    return cases


def many_events(cases: Cases, rng: Random) -> Cases:
    cases[0]["events"] = (cases[0].get("events") or [{"kind": "plan"}]) * rng.choice([50, 1_000])
    return cases


CHANGES: dict[str, Change] = {
    change.__name__: change
    for change in (
        odd_values, other_names, fields_gone, other_shape, ids_doubled, cases_doubled, cases_of_others, links_astray,
        wells, many_events,
    )
}  # fmt: skip


# What only the text of such a file can hold.


def doubled_keys(text: str, rng: Random) -> str:
    return text.replace('"kind":', '"kind": "plan", "kind":', rng.randint(1, 3)).replace(
        "- kind:", "- kind: plan\n    kind:", 1
    )


def numbers_that_are_none(text: str, rng: Random) -> str:
    return text.replace("true", rng.choice(["NaN", "-Infinity", "1e99999", "9" * 6_000, "-", "0x1", "01", "TRUE"]))


def deep_brackets(text: str, rng: Random) -> str:
    depth = rng.choice([100, 5_000, 200_000])
    return rng.choice(["[", '{"a":', "- "]) * depth + rng.choice(["", "]" * depth])


def alias_bomb(text: str, rng: Random) -> str:
    """Each list holds the one before ten times."""
    lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    for n in range(1, rng.choice([3, 9, 30])):
        lines.append(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]")
    return "\n".join(lines) + "\n" + rng.choice(["", f"- {text}", "events: *a2\n"])


def aliases(text: str, rng: Random) -> str:
    endless = ["&a [*a]", "&a {case: K1, events: *a}", "*nobody", "{<<: &a {case: K1}, events: [{<<: *a, kind: plan}]}"]
    return f"- {rng.choice(endless)}\n" + rng.choice(["", text])


def tags(text: str, rng: Random) -> str:
    tag = rng.choice(
        ["!!python/object/apply:os.system [id]", "!!binary aGVq", "!include /etc/passwd", "!!set {a}", "!<x> y"]
    )
    return rng.choice([f"- case: {tag}\n", f"--- {tag}\n", f"%YAML 9.9\n---\n{text}", f"%TAG ! x\n---\n{text}"]) + text


def documents(text: str, rng: Random) -> str:
    return rng.choice([f"{text}\n---\n{text}", f"---\n...\n---\n{text}", f"{text}\n...\nrest", f"# {text}"])


OF_JSON: dict[str, Callable[[str, Random], str]] = {
    change.__name__: change for change in (doubled_keys, numbers_that_are_none, deep_brackets)
}
OF_YAML: dict[str, Callable[[str, Random], str]] = {
    change.__name__: change
    for change in (doubled_keys, numbers_that_are_none, deep_brackets, alias_bomb, aliases, tags, documents)
}
