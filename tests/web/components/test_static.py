"""Is what stands in `static/dkfds` the design system and nothing else, and can it be served?"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import StaticFilesStorage, staticfiles_storage
from django.core.management import call_command
from django.test import Client
from django.test.utils import override_settings

import livline
from livline.web.static_addresses import Found
from scripts import vendor_dkfds

TEMPLATES = Path(livline.__file__).parent
NAMED = re.compile(r'(?:<c-icon[^>]*?\sname|\sicon)="([a-z-]+)"')


@pytest.fixture(scope="module")
def archive() -> bytes:
    """The package from npm; without a connection the other tests here still hold what stands here to its listing."""
    if not shutil.which("npm"):
        pytest.skip("npm is not installed")
    with tempfile.TemporaryDirectory() as folder:
        try:
            return vendor_dkfds.fetched(vendor_dkfds.DKFDS, Path(folder))
        except subprocess.CalledProcessError:
            pytest.skip("npm does not answer")


def here() -> dict[str, bytes]:
    root = vendor_dkfds.STATIC
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_what_stands_here_is_what_its_listing_says():
    assert vendor_dkfds.listing(here()) == vendor_dkfds.LISTING.read_text("utf-8")


def test_every_icon_that_a_template_names_is_there():
    """One that is not leaves a gap where it should stand, and nobody is told."""
    there = set(re.findall(r'<symbol[^>]*\bid="([^"]+)"', here()["img/all-svg-icons.svg"].decode()))
    named = {
        (path.name, word)
        for path in TEMPLATES.rglob("*.html")
        for word in NAMED.findall(path.read_text("utf-8"))
        if word not in there
    }
    assert there
    assert named == set()


@pytest.mark.registry
def test_what_stands_here_is_what_the_script_makes(archive: bytes):
    assert vendor_dkfds.subset(archive) == here()


@pytest.mark.registry
def test_the_expected_markup_is_what_its_macros_make(archive: bytes, tmp_path: Path):
    if not shutil.which("node"):
        pytest.skip("node is not installed")
    cases = json.loads((vendor_dkfds.EXPECTED / "macros.json").read_text("utf-8"))
    kept = {path.stem: path.read_text("utf-8") for path in vendor_dkfds.EXPECTED.glob("*.html")}
    assert vendor_dkfds.expected(archive, cases, tmp_path) == kept


@pytest.mark.registry
def test_another_package_is_refused(archive: bytes):
    with pytest.raises(SystemExit, match="not the package that was pinned"):
        vendor_dkfds.refuse_another(archive + b"x", vendor_dkfds.DKFDS)


def test_the_licence_comes_with_it():
    licence = (vendor_dkfds.STATIC / "LICENSE.md").read_text("utf-8")
    assert all(name in licence for name in ("MIT", "SIL Open Font License", "Apache"))


def test_the_stylesheet_names_fonts_in_one_form_only():
    css = (vendor_dkfds.STATIC / "css" / "dkfds.min.css").read_text("utf-8")
    assert css.count(".woff2)") == 8
    assert not any(old in css for old in (".eot", ".woff)", ".ttf", "sourceMappingURL"))


def test_the_older_forms_of_a_font_are_taken_out():
    face = '@font-face{font-family:P;src:url(../fonts/P.eot),url(../fonts/P.woff2) format("woff2")}b{c:d}'
    assert vendor_dkfds.stylesheet(face) == '@font-face{font-family:P;src:url(../fonts/P.woff2) format("woff2")}b{c:d}'


def test_where_a_file_lies_is_worked_out_once(monkeypatch: pytest.MonkeyPatch):
    found = Found()
    address = found.url("livline/mark.svg")
    monkeypatch.setattr(StaticFilesStorage, "url", None)
    assert found.url("livline/mark.svg") == address == "/static/livline/mark.svg"


def test_all_of_it_can_be_collected_named_by_content_and_compressed(tmp_path: Path):
    storage = {"BACKEND": "livline.web.static_addresses.Collected"}
    with override_settings(STATIC_ROOT=str(tmp_path), STORAGES={"staticfiles": storage}):
        call_command("collectstatic", interactive=False, verbosity=0)
        name = staticfiles_storage.url("dkfds/css/dkfds.min.css").removeprefix("/static/")
        css = tmp_path / name
        assert hashlib.md5(css.read_bytes()).hexdigest()[:12] in css.name
        assert gzip.decompress(Path(f"{css}.gz").read_bytes()) == css.read_bytes()
        assert Path(f"{css}.br").exists()
        with override_settings(WHITENOISE_USE_FINDERS=False):
            client = Client()
            page = client.get("/skriv/").content.decode()
            assert name in page
            response = client.get(f"/static/{name}", HTTP_ACCEPT_ENCODING="gzip")
            assert "immutable" in response["Cache-Control"]
            assert response["Content-Encoding"] == "gzip"
            response.close()


def test_a_colour_becomes_a_property_of_what_it_is_for():
    css = ".a:hover{color:#fff;background:#1A1A1A url(x.svg#fff);border:1px solid #ccc}.b{background-color:#fff}"
    themed = vendor_dkfds.themed(css)
    assert themed == (
        ".a:hover{color:var(--dk-ink-fff,#fff);background:#1A1A1A url(x.svg#fff);"
        "border:1px solid var(--dk-edge-ccc,#ccc)}.b{background-color:var(--dk-ground-fff,#fff)}"
    )


def test_without_our_values_the_colours_are_those_of_the_design_system():
    """Every property carries the colour that stood there, so nothing of the design system is lost."""
    css = (vendor_dkfds.STATIC / "css" / "dkfds.min.css").read_text("utf-8")
    named = re.findall(r"var\(--dk-(?:ink|ground|edge)-([0-9a-f]+),(#[0-9A-Fa-f]+)\)", css)
    assert named
    assert all(colour.lower() == f"#{name}" for name, colour in named)
    assert len(named) == css.count("var(--dk-")
