"""Does the how-to for pages show every component, and does each example become what it should?"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.architecture.house import ROOT
from tests.web.components.gallery import things
from tests.web.components.markup import tree

HOW_TO = (ROOT / "docs" / "how-to" / "add-a-page.md").read_text("utf-8")
COTTON = ROOT / "src" / "livline" / "web" / "templates" / "cotton"
EXAMPLES = re.findall(r"^```html\n(.*?)^```", HOW_TO, re.S | re.M)


@pytest.mark.parametrize("name", sorted(path.stem for path in COTTON.glob("*.html")))
def test_every_component_has_an_example(name: str):
    assert any(re.search(rf"<c-{name.replace('_', '-')}[ >]", example) for example in EXAMPLES)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.split()[0].strip("<"))
def test_each_example_is_rendered(example: str, made: Callable[..., str]):
    html = made(example, **things())
    assert "<c-" not in html
    assert len(tree(html).splitlines()) > 3 * len(example.splitlines())
