"""What stands in the file: nothing of a case can become markup, nothing is fetched, and every state reads well."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from lawcode.engines.kernel.layout import MISSING_FACTS
from lawcode.facts import COMMON_FIELDS, FORMS, KINDS, OWN_FIELD_NAMES, SITE_KINDS
from livline.report import texts, write_report
from livline.report.event_words import FACTS, FIELDS, WORDS, fact_word, kind_word
from livline.report.language import Language, Text
from tests.report.invented import AS_OF, TITLES, Row, audit, line, sentence, town

HOSTILE = '<script>document.title="x"</script><img src=x onerror=alert(1)> </style>"\'&amp; {{ 7*7 }} <!-- '
DUE = date(2024, 5, 14)


@dataclass
class Read(HTMLParser):
    """A parsed page: its elements with their attributes, and its text."""

    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def read(page: str) -> Read:
    parser = Read()
    parser.feed(page)
    return parser


def test_nothing_from_a_case_file_becomes_markup(tmp_path: Path) -> None:
    hostile = town(40, name=lambda text: f"{text} {HOSTILE}")
    page = hostile.write(tmp_path / "r.html", sources=[HOSTILE])
    harmless = town(40).write(tmp_path / "h.html", sources=["x"])
    found, expected = read(page), read(harmless)
    assert {tag for tag, _ in found.elements} == {tag for tag, _ in expected.elements}
    names = {name for _, attributes in found.elements for name in attributes}
    assert not {name for name in names if name.startswith("on") or name in ("style", "src", "srcset")}
    assert found.text.count(HOSTILE) > 50
    assert "<!--" not in page


def test_control_characters_and_direction_marks_are_contained(tmp_path: Path) -> None:
    invented = audit([line("A\x01\u202eB", "visits", "overdue", DUE, 9)], [{"case": "A\x01\u202eB"}])
    page = invented.write(tmp_path / "r.html")
    assert "\x01" not in page
    assert page.count("<bdi>A\ufffd\u202eB</bdi>") >= 2


def test_the_file_needs_nothing_and_allows_nothing(tmp_path: Path) -> None:
    page = town(60).write(tmp_path / "r.html")
    found = read(page)
    style = re.search("<style>(.*)</style>", page, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    policy = next(a["content"] for tag, a in found.elements if a.get("http-equiv") == "Content-Security-Policy")
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert not {"script", "link", "img", "iframe", "object"} & {tag for tag, _ in found.elements}
    targets = {a["href"] for _, a in found.elements if "href" in a}
    ids = {f"#{a['id']}" for _, a in found.elements if "id" in a}
    assert targets <= ids
    assert not re.search(r"https?://|url\(|@import", page)


def test_ids_are_unique_and_headings_skip_no_level(tmp_path: Path) -> None:
    found = read(town(60).write(tmp_path / "r.html"))
    ids = [a["id"] for _, a in found.elements if "id" in a]
    assert len(ids) == len(set(ids))
    levels = [int(tag[1]) for tag, _ in found.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_two_thousand_cases_stay_under_three_megabytes_and_always_give_the_same_file(tmp_path: Path) -> None:
    page = town(2000).write(tmp_path / "r.html")
    assert len(page.encode()) < 3_000_000
    assert town(2000).write(tmp_path / "again.html") == page


def test_the_first_words_are_the_answer(tmp_path: Path) -> None:
    lines = [line(f"K{i}", "plan_made", "overdue", DUE, 900) for i in range(3)]
    lines += [line(f"M{i}", "plan_made", "met", DUE) for i in range(1500)]
    invented = audit(lines, [{"case": row["case"]} for row in lines])
    text = read(invented.write(tmp_path / "r.html")).text
    assert "Hos 3 af 1.503 børn (0,2\u00a0%) er mindst én af lovens frister brudt." in text
    assert "Der er 3 brud i 1.503 afgjorte frister." in text
    assert "Opgjort pr. 21.\u00a0november\u00a02026" in text
    assert "95 %-interval 0,1–0,6\u00a0%" in text
    english = read(invented.write(tmp_path / "e.html", "en")).text
    assert "For 3 of 1,503 children (0.2%) at least one of the law's deadlines was broken." in english
    assert "Of 1,503 settled deadlines, 3 were broken." in english
    assert "As of 21\u00a0November\u00a02026" in english


def test_no_breach_reads_as_no_breach(tmp_path: Path) -> None:
    page = read(audit([line("A", "visits", "met", DUE)], [{"case": "A"}]).write(tmp_path / "r.html")).text
    assert "Ingen af lovens frister er brudt." in page
    assert "Ingen sager har brud." in page
    assert "Pligten gjaldt ingen børn." in page


def test_nothing_settled_and_nothing_at_all_are_pages_too(tmp_path: Path) -> None:
    pending = audit([line("A", "visits", "pending", AS_OF)], [{"case": "A"}]).write(tmp_path / "p.html")
    assert "Ingen frist kan afgøres endnu" in pending
    assert "Ingen frist kan afgøres endnu" in audit([], []).write(tmp_path / "n.html")


def test_unconfirmed_lines_are_named_and_never_counted(tmp_path: Path) -> None:
    lines = [line("A", "plan_handed_over", "overdue", DUE, 40, confirmed=False, readings="older-text")]
    text = read(audit(lines, [{"case": "A"}]).write(tmp_path / "r.html")).text
    assert "Hertil kommer 1 linje under en ubekræftet regel." in text
    assert "1 linje hviler på en regel, hvis lovtekst ikke er læst" in text
    assert "overskredet, 40 dage for sent, ubekræftet regel" in text
    assert "serviceloven, som den stod siden" in text


def test_a_long_list_says_how_much_it_shows(tmp_path: Path) -> None:
    lines = [line(f"K{i:03}", "visits", "overdue", DUE, 10 + i) for i in range(60)]
    page = audit(lines, [{"case": row["case"]} for row in lines]).write(tmp_path / "r.html")
    assert "Viser 50 af 60, de længste først." in page


def test_each_line_carries_case_law_day_and_sentence(tmp_path: Path) -> None:
    page = audit([line("Sag 7", "plan_made", "met_late", DUE, 6)], [{"case": "Sag 7"}]).write(tmp_path / "r.html")
    item = re.search(r'<ul class="lines"><li>(.*?)</li>', page)
    assert item
    text = read(item[1]).text
    assert "Sag 7" in text
    assert "barnets lov § 91, stk. 2" in text
    assert "frist 14.\u00a0maj\u00a02024" in text
    assert "overholdt for sent, 6 dage for sent" in text
    assert sentence({**line("Sag 7", "plan_made", "met_late", DUE, 6)}, "da") in text


@pytest.mark.parametrize(("children", "percent"), [(30, True), (29, False)])
def test_under_thirty_children_there_are_counts_and_interval_only(tmp_path: Path, children: int, percent: bool) -> None:
    rows = [(f"{place}{i}", place) for place in ("Aldum", "Brøndby") for i in range(children)]
    lines = [
        line(case, "plan_made", "overdue" if i % 2 else "met", DUE, i % 2 or None) for i, (case, _) in enumerate(rows)
    ]
    page = audit(lines, [{"case": c, "municipality": place} for c, place in rows]).write(tmp_path / "r.html")
    place = re.search('<tr><th scope="row"><bdi>Aldum</bdi></th>(.*?)</tr>', page)
    assert place
    assert ("(50,0\u00a0%)" in place[1]) is percent
    assert ('class="breach"' in place[1]) is percent
    assert ("Ingen kommune har 30 børn eller flere." in page) is not percent
    assert ("Ingen uden for grænserne." in page) is percent


def test_one_municipality_is_not_compared(tmp_path: Path) -> None:
    lines = [line("A", "visits", "met", DUE)]
    page = audit(lines, [{"case": "A", "municipality": "Fjordby & Co"}]).write(tmp_path / "r.html")
    assert "Alle børn hører til samme kommune: <bdi>Fjordby &amp; Co</bdi>." in page


def test_the_worst_case_shows_its_days_without_plan(tmp_path: Path) -> None:
    events: list[Row] = [
        {"case": "A", "kind": "placement_started", "date": date(2021, 1, 1), "site_kind": "foster", "measure": "P"},
        {"case": "A", "kind": "visit", "date": date(2021, 6, 1), "measure": "P"},
        {"case": "A", "kind": "visit", "date": date(2030, 6, 1), "measure": "P"},
        {"case": "A", "kind": "follow_up", "date": None, "measure": "P"},
    ]
    late = line("A", "plan_made", "overdue", date(2021, 1, 1), (AS_OF - date(2021, 1, 1)).days, measure="P")
    page = audit([late], [{"case": "A"}], events).write(tmp_path / "r.html")
    assert "2.150 dage (5,9 år) uden plan, og stadig ingen" in page
    assert 'class="without"' in page
    assert "registrerer ingen begyndelse" not in page
    assert "Hændelserne som tabel (3)" in page
    assert "2030" not in page
    assert "ikke oplyst" in page


def test_a_case_with_its_own_day_is_drawn_to_that_day(tmp_path: Path) -> None:
    own = date(2015, 8, 1)
    events = [{"case": "A", "kind": "visit", "date": date(2016, 6, 1)}]
    invented = audit([line("A", "plan_made", "overdue", date(2014, 8, 1), 365)], [{"case": "A", "as_of": own}], events)
    page = invented.write(tmp_path / "r.html")
    assert "Hændelserne som tabel (0)" in page
    assert "Sagen registrerer ingen begyndelse af en indsats." in page
    assert "1 sag opgøres pr. en dag, der står i sagen selv." in page


def test_a_failure_on_the_way_leaves_neither_a_report_nor_half_of_one(tmp_path: Path) -> None:
    def broken(row: Mapping[str, Any], lang: str) -> str:
        raise LookupError(row["case"])

    invented = town(5)
    out = tmp_path / "r.html"
    out.write_text("the report before")
    arguments = (invented.summary, invented.verdicts, invented.cases, invented.events_of, AS_OF, ["x"], out)
    with pytest.raises(LookupError):
        write_report(*arguments, because=broken, titles=TITLES)
    assert [path.name for path in tmp_path.iterdir()] == ["r.html"]
    assert out.read_text() == "the report before"


def texts_in(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, (tuple, dict)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts_in(inner)


def test_both_languages_say_the_same_things() -> None:
    said = list(texts_in((*vars(texts).values(), FIELDS, FACTS, WORDS)))
    assert len(said) > 150
    for text in said:
        assert text.da
        assert text.en
        assert sorted(re.findall(r"\{\w+\}", text.da)) == sorted(re.findall(r"\{\w+\}", text.en)), text
        assert not re.search("[æøåÆØÅ]", text.en), text


def test_every_kind_field_and_shown_word_has_words_in_both_languages() -> None:
    danish, english = Language("da"), Language("en")
    for kind in KINDS:
        assert kind_word(kind.name, danish) == kind.danish
        assert "_" not in kind_word(kind.name, english)
    assert {f.name for f in COMMON_FIELDS} | set(OWN_FIELD_NAMES) | {"born_on"} <= {*FIELDS, "kind"}
    named = [f for kind in KINDS for f in kind.fields if f.name in ("about", "type", "act", "site_kind", "result")]
    shown = {word for each in named for word in each.words}
    assert shown | set(SITE_KINDS.split()) <= set(WORDS)
    assert not set(FORMS.split()) & set(WORDS)
    assert fact_word("decision.consent", danish) == "afgørelse: om der var samtykke"
    assert fact_word("born_on", english) == "the child's day of birth"
    assert fact_word("period_months", danish) == "periode i måneder"


def test_every_fact_that_the_engine_can_miss_has_words() -> None:
    danish = Language("da")
    for fact in MISSING_FACTS[1:]:
        assert fact in {*FACTS, *FIELDS}
        assert "_" not in fact_word(fact, danish)


def test_years_still_to_come_are_not_drawn(tmp_path: Path) -> None:
    lines = [line("A", "visits", "met", date(2026, 3, 1)), line("A", "visits", "met", date(2027, 3, 1))]
    page = audit(lines, [{"case": "A"}]).write(tmp_path / "r.html")
    drawn = re.search('class="panels">.*?</div>', page)
    assert drawn
    assert "2026" in drawn[0]
    assert "2027" not in drawn[0]
    assert '<th scope="row">2027</th>' in page
