"""What is sealed opens with the keys, at its place, unchanged; and not otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livline.database.refusal import Unavailable
from livline.people.cpr import canonical, masked
from livline.sealing import keys
from livline.sealing.seal import Unopenable, index_of, opened, seal, token_of

TEXT = "Lærkevej 3, 8000 Aarhus C"


@given(st.text(), st.text())
def test_what_is_sealed_opens_at_its_place(text: str, place: str):
    assert opened(seal(text, place), place) == text


def test_nothing_of_the_text_is_in_what_is_kept():
    kept = seal(TEXT, "contact 1")
    assert not any(part.encode() in kept for part in (TEXT, "Lærkevej", "8000"))
    assert "rkevej" not in token_of(TEXT, "case 1").lower()


def test_two_sealed_alike_look_different():
    assert seal(TEXT, "contact 1") != seal(TEXT, "contact 1")


def test_copied_to_another_child_it_does_not_open():
    with pytest.raises(Unopenable):
        opened(seal(TEXT, "contact 1"), "contact 2")


@pytest.mark.parametrize("at", [0, 1, 12, 13, 30, -1])
def test_a_changed_byte_is_found(at: int):
    kept = bytearray(seal(TEXT, "contact 1"))
    kept[at] ^= 1
    with pytest.raises(Unopenable):
        opened(bytes(kept), "contact 1")


def test_nothing_at_all_does_not_open():
    with pytest.raises(Unopenable):
        opened(b"", "contact 1")


def test_a_new_key_seals_and_the_old_one_still_opens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "keys"
    keys.make(file)
    monkeypatch.setenv(keys.VARIABLE, str(file))
    old = seal(TEXT, "contact 1")
    assert keys.add(file) == 2
    keys._ring.cache_clear()
    assert opened(old, "contact 1") == TEXT
    assert seal(TEXT, "contact 1")[0] == 2
    keys._ring.cache_clear()


def test_the_same_text_has_the_same_token_in_one_case_alone():
    assert token_of(TEXT, "case 1") == token_of(TEXT, "case 1") != token_of(TEXT, "case 2")
    assert index_of("a", "bc") != index_of("ab", "c")


def test_a_key_file_is_for_its_owner_alone_and_never_written_over(tmp_path: Path):
    file = tmp_path / "keys"
    keys.make(file)
    assert file.stat().st_mode & 0o077 == 0
    with pytest.raises(FileExistsError):
        keys.make(file)


@pytest.mark.parametrize("text", ["", "1 abc", "index AAAA", "300 " + "A" * 44, "hemmelig kø", "1 " + "A" * 43 + "="])
def test_a_file_that_holds_no_keys_is_refused_without_showing_it(tmp_path: Path, text: str):
    file = tmp_path / "keys"
    file.write_text(text, "utf-8")
    with pytest.raises(Unavailable) as refusal:
        keys.read(file)
    assert not text or text not in refusal.value.said("da")


def test_without_a_file_nothing_is_sealed(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv(keys.VARIABLE)
    with pytest.raises(Unavailable):
        seal(TEXT, "contact 1")


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("010190-1234", "0101901234"),
        ("610190 1234", "6101901234"),
        ("0101901234", "0101901234"),
        ("310290-1234", None),
        ("290200-4234", "2902004234"),
        ("290200-1234", None),
        ("12345", None),
        ("abcdefghij", None),
        ("٠١٠١٩٠١٢٣٤", None),
    ],
)
def test_a_cpr_number_is_a_day_and_four_digits(written: str, number: str | None):
    assert canonical(written) == number


def test_a_cpr_number_is_shown_without_its_last_four():
    assert masked("6101901234") == "610190-••••"
