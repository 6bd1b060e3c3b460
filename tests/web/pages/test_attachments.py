"""Files beside a note: what they are says their content, pictures are painted anew, and a place stays hidden."""

from __future__ import annotations

import io
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.utils import override_settings
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.ExifTags import Base as Tag

from livline.access.errors import Unfitting
from livline.access.models import Account, Protection
from livline.cases.models import Case
from livline.journal.files import taking
from livline.journal.files.keeping import PIECE, named
from livline.journal.files.taking import taken
from livline.journal.models import Attachment, AttachmentPart, Media, Note
from livline.looks.models import Look
from tests.ground import world
from tests.ground.oracle import TODAY
from tests.web.pages.surroundings import asks_little, child_in, related
from tests.web.pages.visiting import Visitor

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
HTML = b"<!doctype html><script>alert(1)</script>"
ZIP = b"PK\x03\x04" + b"\0" * 60
SECRET = "Skjult Vej 1"


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 30), **more: Any) -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", size, "red").save(kept, kind, **more)
    return kept.getvalue()


def with_place() -> bytes:
    """A photograph that says where it was taken."""
    exif = Image.Exif()
    exif[Tag.ImageDescription] = SECRET
    return picture(exif=exif, comment=SECRET.encode())


@pytest.fixture
def child() -> Case:
    return child_in(world.municipality())


@pytest.fixture
def anna(child: Case) -> Account:
    return related(child, "Anna", "worker")


@pytest.fixture
def note(child: Case, anna: Account) -> Note:
    made = Note.objects.create(case=child, occasion="visit", day=TODAY, recorded_by=anna)
    made.blocks.create(case=child, position=0, sort="observation", text="Et besøg.")
    return made


def put(who: Visitor, note: Note, content: bytes, name: str = "hus ved Skjult Vej.pdf") -> Any:
    path = reverse("note-attach", args=[note.case_id, note.note])
    return who.post(path, file=SimpleUploadedFile(name, content))


def got(who: Visitor, note: Note) -> Any:
    return who.get(reverse("attachment", args=[note.case_id, Attachment.objects.get().id]))


def test_a_file_is_kept_sealed_and_comes_back_as_it_was(note: Note, anna: Account):
    visitor, content = Visitor(anna), PDF[:-6] + b"% " + b"x" * (PIECE + 7) + b"\n%%EOF\n"
    assert put(visitor, note, content).status_code == 302
    row = Attachment.objects.get()
    assert b"Skjult" not in bytes(row.sealed)
    assert [b"%PDF" in bytes(part.sealed) for part in AttachmentPart.objects.all()] == [False, False]
    before = Look.objects.count()
    answer = got(visitor, note)
    assert answer.content == content
    assert Look.objects.count() > before
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment; filename=")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert answer["Cache-Control"] == "no-store"
    assert "hus ved Skjult Vej.pdf" in visitor.get(reverse("journal", args=[note.case_id])).content.decode()


def test_a_picture_loses_all_but_what_one_sees(note: Note, anna: Account):
    assert SECRET.encode() in with_place()
    assert put(Visitor(anna), note, with_place(), "foto.JPEG").status_code == 302
    kept = got(Visitor(anna), note).content
    assert SECRET.encode() not in kept
    with Image.open(io.BytesIO(kept)) as shown:
        assert (shown.size, dict(shown.getexif()), shown.info.get("comment")) == ((40, 30), {}, None)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_what_is_hidden_behind_a_picture_is_gone(kind: str):
    made = taken(picture(kind) + ZIP + HTML)
    assert made.media in (Media.JPEG, Media.PNG)
    assert (b"PK\x03\x04" in made.content, b"script" in made.content) == (False, False)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        HTML,
        ZIP,
        b"MZ" + b"\0" * 100,
        b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
        HTML + PDF,
        PDF + ZIP,
        PDF + HTML,
        PDF[:-6],
        picture()[:60],
        b"\xff\xd8\xff\xe0" + HTML,
        b"GIF89a" + HTML,
    ],
)
def test_what_is_not_known_is_refused_and_nothing_is_kept(note: Note, anna: Account, content: bytes):
    answer = put(Visitor(anna), note, content, "pæn.pdf")
    assert answer.status_code == 200
    assert "form-error" in answer.content.decode()
    assert not Attachment.objects.exists()


def test_a_file_that_is_too_large_is_refused(note: Note, anna: Account, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(taking, "LARGEST", 1_000)
    assert put(Visitor(anna), note, PDF + b" " * 1_000).status_code == 200
    assert not Attachment.objects.exists()


def test_a_picture_that_unpacks_to_too_much_is_refused():
    bomb = io.BytesIO()
    Image.new("1", (12_000, 12_000)).save(bomb, "PNG")
    assert len(bomb.getvalue()) < 100_000
    with pytest.raises(Unfitting):
        taken(bomb.getvalue())


@given(st.binary(max_size=300), st.sampled_from([PDF, picture(), picture("PNG"), HTML, ZIP, b""]), st.integers(0, 400))
@settings(max_examples=150, deadline=None)
def test_whatever_is_handed_in_is_refused_or_kept_as_what_it_is(noise: bytes, whole: bytes, cut: int):
    for content in (noise + whole, whole + noise, whole[:cut] + noise + whole[cut:]):
        try:
            made = taken(content)
        except Unfitting:
            continue
        if made.media == Media.PDF:
            assert made.content.startswith(b"%PDF-")
            assert made.content.rstrip().endswith(b"%%EOF")
        else:
            with Image.open(io.BytesIO(made.content), formats=("JPEG", "PNG")) as shown:
                shown.load()


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("C:\\fakepath\\hus.pdf", "hus.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("a.html", "a.pdf"),
        ("\r\nX: y.pdf", "X: y.pdf"),
        ("", "bilag.pdf"),
    ],
)
def test_a_name_is_of_what_the_file_is(given_name: str, kept: str):
    assert named(given_name, Media.PDF) == kept


@pytest.mark.parametrize("kind", [None, "child", "custody_parent", "leader"])
def test_who_does_not_see_places_gets_no_file_and_no_name(note: Note, anna: Account, kind: str | None):
    put(Visitor(anna), note, PDF)
    who = Visitor(world.account("C", note.case.municipality) if kind is None else related(note.case, "C", kind))
    assert got(who, note).status_code == 404
    assert put(who, note, PDF).status_code == 404
    assert "Skjult Vej" not in who.get(reverse("journal", args=[note.case_id])).content.decode()


def test_where_the_place_is_secret_the_file_waits_until_it_is_opened(note: Note, anna: Account):
    put(Visitor(anna), note, PDF)
    Protection.objects.create(case=note.case, level="secret", reason="trusler", raised_by=anna)
    assert got(Visitor(anna), note).status_code == 404
    assert "Skjult Vej" not in Visitor(anna).get(reverse("journal", args=[note.case_id])).content.decode()


def test_the_file_of_a_withdrawn_note_is_given_to_nobody(note: Note, anna: Account):
    visitor = Visitor(anna)
    put(visitor, note, PDF)
    visitor.post(reverse("note-withdraw", args=[note.case_id, note.note]), reason="forkert barn")
    assert got(visitor, note).status_code == 404


def test_files_cost_no_question_more(note: Note, anna: Account):
    for _ in range(3):
        put(Visitor(anna), note, PDF)
    asks_little(Visitor(anna), reverse("journal", args=[note.case_id]))


@pytest.fixture
def scanner(tmp_path: Path) -> Iterator[Callable[[bytes], str]]:
    """Something that answers as clamd does, whatever it is asked."""
    listening = socket.socket(socket.AF_UNIX)
    place = tmp_path / "clamd"
    listening.bind(str(place))
    listening.listen()

    def answering(answer: bytes) -> str:
        def serve() -> None:
            line, _ = listening.accept()
            with line:
                while not line.recv(65_536).endswith(b"\0\0\0\0"):
                    pass
                line.sendall(answer)

        threading.Thread(target=serve, daemon=True).start()
        return f"unix:{place}"

    yield answering
    listening.close()


@pytest.mark.parametrize(
    ("answer", "is_kept"),
    [(b"stream: OK\0", True), (b"stream: Eicar FOUND\0", False), (b"stream: x ERROR\0", False), (b"", False)],
)
def test_a_scanner_has_the_last_word(
    note: Note, anna: Account, scanner: Callable[[bytes], str], answer: bytes, is_kept: bool
):
    with override_settings(CLAMD=scanner(answer)):
        put(Visitor(anna), note, PDF)
    assert Attachment.objects.exists() is is_kept


@pytest.mark.parametrize("where", ["unix:/nowhere", "tcp:127.0.0.1:1", "tcp:nonsense"])
def test_a_scanner_that_does_not_answer_lets_nothing_through(note: Note, anna: Account, where: str):
    with override_settings(CLAMD=where):
        assert put(Visitor(anna), note, PDF).status_code == 200
    assert not Attachment.objects.exists()
