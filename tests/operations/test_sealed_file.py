"""A sealed file gives back what was put in, and nothing at all where a byte of it is not as it was."""

from __future__ import annotations

import io
import os
import random
from pathlib import Path

import pytest

from livline.database.refusal import Unavailable
from livline.operations.sealed_file import FRAME, MAGIC, SealingWriter, new_key, read_key, unsealed

KEY, OTHER = bytes(range(32)), bytes(range(1, 33))
HEAD = len(MAGIC) + 48


def sealed(content: bytes, finished: bool = True, piece: int = 300_000) -> bytes:
    file = io.BytesIO()
    writer = SealingWriter(file, KEY)
    for start in range(0, len(content), piece):
        writer.write(content[start : start + piece])
    if finished:
        writer.finish()
    return file.getvalue()


def opened(content: bytes, folder: Path, key: bytes = KEY) -> bytes:
    file = folder / "x.livline"
    file.write_bytes(content)
    return b"".join(unsealed(file, key))


def refusal(content: bytes, folder: Path, key: bytes = KEY) -> str:
    with pytest.raises(Unavailable) as told:
        opened(content, folder, key)
    return told.value.reason.en


@pytest.mark.parametrize("size", [0, 1, FRAME - 1, FRAME, FRAME + 1, 3 * FRAME, 3 * FRAME + 17])
def test_what_was_put_in_comes_out(size: int, tmp_path: Path):
    content = random.Random(size).randbytes(size)
    assert opened(sealed(content), tmp_path) == content


def test_nothing_of_the_content_can_be_read(tmp_path: Path):
    content = b"Skovvej 1, Nordby. " * 10_000
    assert b"Skovvej" not in sealed(content)
    assert sealed(content) != sealed(content), "no two files are alike"


def test_every_flipped_bit_is_found(tmp_path: Path):
    whole = sealed(b"x" * 500)
    for place in range(len(whole)):
        changed = bytearray(whole)
        changed[place] ^= 1 << (place % 8)
        assert refusal(bytes(changed), tmp_path)


def test_every_cut_is_found(tmp_path: Path):
    whole = sealed(random.Random(1).randbytes(2 * FRAME + 5))
    frame = 4 + FRAME + 16
    ends = [0, 1, HEAD - 1, HEAD, HEAD + 3, HEAD + frame - 1, HEAD + frame, HEAD + 2 * frame, len(whole) - 1]
    for end in ends:
        assert refusal(whole[:end], tmp_path)


def test_a_file_that_was_never_finished_is_cut(tmp_path: Path):
    assert "not whole" in refusal(sealed(b"x" * (FRAME + 1), finished=False), tmp_path)


def test_frames_cannot_be_moved_repeated_left_out_or_added(tmp_path: Path):
    whole = sealed(random.Random(2).randbytes(3 * FRAME))
    size = 4 + FRAME + 16
    head, frames = whole[:HEAD], [whole[HEAD + n * size : HEAD + (n + 1) * size] for n in range(3)]
    for order in ([1, 0, 2], [0, 0, 2], [0, 2], [2], [0, 1, 2, 2], [0, 1, 2, 0]):
        assert "damaged" in refusal(head + b"".join(frames[n] for n in order), tmp_path)
    assert "damaged" in refusal(whole + b"x", tmp_path)


def test_frames_of_another_file_do_not_fit(tmp_path: Path):
    first, second = sealed(b"first"), sealed(b"other")
    assert refusal(first[:HEAD] + second[HEAD:], tmp_path)


def test_a_wrong_key_is_called_so(tmp_path: Path):
    assert "another key" in refusal(sealed(b"x"), tmp_path, OTHER)


def test_what_is_no_backup_is_called_so(tmp_path: Path):
    assert "no backup" in refusal(b"PGDMP" * 40, tmp_path)


def test_a_key_is_private_and_never_overwritten(tmp_path: Path):
    file = tmp_path / "backup.key"
    new_key(file)
    assert file.stat().st_mode & 0o777 == 0o600
    key = read_key(file)
    assert len(key) == 32
    with pytest.raises(Unavailable):
        new_key(file)
    assert read_key(file) == key


@pytest.mark.parametrize("content", [b"", b"abc", b"\xff" * 32, b"QUJD\n"])
def test_what_is_no_key_is_refused(content: bytes, tmp_path: Path):
    file = tmp_path / "backup.key"
    file.write_bytes(content)
    file.chmod(0o600)
    with pytest.raises(Unavailable):
        read_key(file)


def test_a_key_that_others_may_read_is_refused(tmp_path: Path):
    file = tmp_path / "backup.key"
    new_key(file)
    os.chmod(file, 0o640)
    with pytest.raises(Unavailable) as told:
        read_key(file)
    assert "Others" in told.value.reason.en
