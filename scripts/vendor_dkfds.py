"""Where do the pages' stylesheet, script, icons and fonts come from?  From Det Fælles Designsystem, by this alone.

`python -m scripts.vendor_dkfds` fetches the package with npm, checks it against the pinned hash, and writes

- `src/livline/web/static/dkfds/`: what the pages need of it, and `src/livline/web/dkfds.sha256`, its listing;
- `tests/web/components/dkfds/*.html`: what the design system's own macros make of the data in `macros.json`, which our
  components are compared with.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "src" / "livline" / "web" / "static" / "dkfds"
LISTING = ROOT / "src" / "livline" / "web" / "dkfds.sha256"
EXPECTED = ROOT / "tests" / "web" / "components" / "dkfds"

Files = dict[str, bytes]


class Package(NamedTuple):
    """An npm package of one version, with the hash of its archive as npm writes it."""

    name: str
    integrity: str


DKFDS = Package(
    "dkfds@11.2.0",
    "sha512-JuVf8NjEOeF+TKIhEFXa3BfZvk1ulQM8+XN+6QhgDo6kiwwvupyBY34YU4FglBeyFWHbE5mYDmnrcYTWOSKkEA==",
)
NUNJUCKS = Package(
    "nunjucks@3.2.4",
    "sha512-26XRV6BhkgK0VOxfbU5cQI+ICFUtMLixv1noZn1tGU38kQH5A5nmmbk/O45xdyBhD1esk47nKrY0mvQpZIhRjQ==",
)

FONT_FACE = re.compile(r"@font-face\{[^}]*\}")
WOFF2 = re.compile(r"url\((\.\./fonts/[^)]*\.woff2)\)")
NAMED = re.compile(r"url\(\.\./([^)#?]+)\)")
BLOCK = re.compile(r"\{[^{}]*\}")
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b")
SOURCE_MAP = re.compile(r"\s*(?:/\*# sourceMappingURL=[^*]+\*/|//# sourceMappingURL=\S+)\s*$")

RENDER = """
const nunjucks = require('nunjucks'), fs = require('fs');
const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(process.argv[2]), {autoescape: false});
const cases = JSON.parse(fs.readFileSync(0, 'utf8')), made = {};
for (const [name, {file, macro, params}] of Object.entries(cases))
  made[name] = environment.renderString(
    `{% from "components/${file}.njk" import ${macro} %}{{ ${macro}(params) }}`, {params});
process.stdout.write(JSON.stringify(made));
"""


def fetched(package: Package, folder: Path) -> bytes:
    """The archive of a package, as npm gives it; not a byte of it is used unless the hash is the pinned one."""
    subprocess.run(["npm", "pack", "--silent", package.name], cwd=folder, check=True, capture_output=True)
    archive = (folder / (package.name.replace("@", "-") + ".tgz")).read_bytes()
    refuse_another(archive, package)
    return archive


def refuse_another(archive: bytes, package: Package) -> None:
    digest = "sha512-" + base64.b64encode(hashlib.sha512(archive).digest()).decode()
    if digest != package.integrity:
        raise SystemExit(f"{package.name} is not the package that was pinned: {digest}")


def subset(archive: bytes) -> Files:
    """What the pages need: stylesheet, script, sprite, licence, and the icons and fonts that the stylesheet names."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as opened:
        read = {m.name.removeprefix("package/"): opened.extractfile(m) for m in opened.getmembers() if m.isfile()}
        content = {name: file.read() for name, file in read.items() if file}
    css = themed(stylesheet(content["dist/css/dkfds.min.css"].decode()))
    named = sorted(set(NAMED.findall(css)))
    return {
        "LICENSE.md": content["LICENSE.md"],
        "css/dkfds.min.css": css.encode(),
        "js/dkfds.min.js": SOURCE_MAP.sub("\n", content["dist/js/dkfds.min.js"].decode()).encode(),
        "img/all-svg-icons.svg": content["dist/img/all-svg-icons.svg"],
        **{name: content[f"dist/{name}"] for name in named},
    }


def stylesheet(css: str) -> str:
    """The stylesheet with woff2 as its only form of font, and without the source map that is left behind.

    A font that comes late is not put in: the words of a page do not jump while somebody reads them.
    """
    css = FONT_FACE.sub(lambda face: woff2_alone(face.group()), css)
    return SOURCE_MAP.sub("\n", css.replace("font-display:swap", "font-display:optional"))


def themed(css: str) -> str:
    """The stylesheet with every colour as a custom property of what it is for, so that a dark page needs no second one.

    `color:#1a1a1a` becomes `color:var(--dk-ink-1a1a1a,#1a1a1a)`; a ground is `--dk-ground-…`, a line `--dk-edge-…`.
    Where nobody sets the property, all is as the design system has it.
    """
    return BLOCK.sub(lambda block: "{" + ";".join(map(with_colour, block.group()[1:-1].split(";"))) + "}", css)


def with_colour(declaration: str) -> str:
    """A declaration with its colours as properties."""
    name, colon, value = declaration.partition(":")
    if not colon or "url(" in value:
        return declaration
    role = role_of(name.strip())
    return name + colon + COLOUR.sub(lambda found: f"var(--dk-{role}-{found[0][1:].lower()},{found[0]})", value)


def role_of(name: str) -> str:
    """What a property's colour is for: a ground, a line or ink."""
    if name.startswith("background"):
        return "ground"
    return "edge" if name.startswith(("border", "outline", "box-shadow")) else "ink"


def woff2_alone(face: str) -> str:
    """The older forms are not needed by any browser of this decade, and one of them is named wrongly."""
    found = WOFF2.search(face)
    return re.sub(r"src:[^;}]*", f'src:url({found[1]}) format("woff2")', face) if found else face


def listing(files: Mapping[str, bytes]) -> str:
    """A line for each file, as `sha256sum` writes it."""
    return "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items()))


def expected(archive: bytes, cases: Mapping[str, Any], folder: Path) -> dict[str, str]:
    """What the design system's own macros make of our data."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as opened:
        if hasattr(tarfile, "data_filter"):  # Python 3.11.4; before it the archive's own hash has to do
            opened.extraction_filter = tarfile.data_filter
        opened.extractall(folder)
    (folder / "package.json").write_text("{}")
    fetched(NUNJUCKS, folder)
    options = ["--silent", "--ignore-scripts", "--no-audit", "--no-fund"]
    local = "./" + NUNJUCKS.name.replace("@", "-") + ".tgz"
    subprocess.run(["npm", "install", *options, local], cwd=folder, check=True, capture_output=True)
    (folder / "render.cjs").write_text(RENDER)
    done = subprocess.run(
        ["node", "render.cjs", "package/src"],
        cwd=folder, input=json.dumps(cases), check=True, capture_output=True, text=True,
    )  # fmt: skip
    made: dict[str, str] = json.loads(done.stdout)
    return {name: tidy(html) for name, html in made.items()}


def tidy(html: str) -> str:
    """Without the blank lines and the ends of lines that a macro leaves."""
    return "\n".join(line.rstrip() for line in html.splitlines() if line.strip()) + "\n"


def write(files: Mapping[str, bytes], folder: Path) -> None:
    """The folder holds these files and no others."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def main() -> None:
    """Fetch, check and write all of it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archive = fetched(DKFDS, folder)
        files = subset(archive)
        cases = json.loads((EXPECTED / "macros.json").read_text("utf-8"))
        snippets = expected(archive, cases, folder)
    write(files, STATIC)
    LISTING.write_text(listing(files), "utf-8")
    for old in EXPECTED.glob("*.html"):
        old.unlink()
    for case, html in snippets.items():
        (EXPECTED / f"{case}.html").write_text(html, "utf-8")
    size = sum(map(len, files.values())) // 1024
    sys.stdout.write(f"{len(files)} files, {size} KB; {len(snippets)} snippets\n")


if __name__ == "__main__":
    main()
