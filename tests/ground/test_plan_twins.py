"""A text is left behind when its twin is worded anew without it, and catches up when it is saved again."""

from __future__ import annotations

import pytest

from livline.plans.twins import behind_after

SAVINGS = [
    # what is saved, one saving after the other -> the field that is left behind
    ([{"adult": "a"}], ""),
    ([{"adult": "a"}, {"child": "b"}], ""),
    ([{"adult": "a", "child": "b"}, {"adult": "A"}], "child"),
    ([{"adult": "a", "child": "b"}, {"child": "B"}], "adult"),
    ([{"adult": "a", "child": "b"}, {"adult": "a"}], ""),
    ([{"adult": "a", "child": "b"}, {"adult": "A"}, {"child": "b"}], ""),
    ([{"adult": "a", "child": "b"}, {"adult": "A"}, {"child": "B"}], ""),
    ([{"adult": "a", "child": "b"}, {"adult": "A"}, {"adult": "AA"}], "child"),
    ([{"adult": "a", "child": "b"}, {"adult": "A"}, {"adult": "AA", "child": "B"}], ""),
    ([{"adult": "a", "child": "b"}, {"adult": ""}], ""),
    ([{"adult": "a", "child": ""}, {"adult": "A"}], ""),
]


@pytest.mark.parametrize(("savings", "left"), SAVINGS)
def test_which_text_is_left_behind(savings: list[dict[str, str]], left: str):
    behind, texts = "", dict[str, str]()
    for now in savings:
        other = "child" if "adult" in now else "adult"
        behind = behind_after(behind, texts, now, other)
        texts |= now
    assert behind == left
