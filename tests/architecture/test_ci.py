"""What does a bare machine get before its tests run?  The real script, with packages that are only written down."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / ".ci" / "run"
SHELL, WHOLE = "chromium-headless-shell fonts-liberation", "chromium fonts-liberation"
APT = """#!/bin/sh
echo "$*" >> "$WRITTEN"
for word in $UNKNOWN; do case " $* " in *" $word "*) exit 100;; esac; done
"""


def installed(folder: Path, here: list[str], unknown: str = "") -> list[str]:
    """What is installed on a machine that has these programs, and whose packages lack the `unknown`."""
    tools, root = folder / "bin", folder / "root"
    tools.mkdir()
    (root / ".ci").mkdir(parents=True)
    shutil.copy(SCRIPT, root / ".ci" / "run")
    for name in ("bash", "dirname", "env", "id"):
        (tools / name).symlink_to(shutil.which(name) or "")
    programs = dict.fromkeys(here, "#!/bin/sh\n") | {"apt-get": APT, "sudo": '#!/bin/sh\nexec "$@"\n'}
    for path, text in [*((tools / name, text) for name, text in programs.items()), (root / "livline", "#!/bin/sh\n")]:
        path.write_text(text)
        path.chmod(0o755)
    written = folder / "written"
    written.touch()
    environment = {"PATH": str(tools), "WRITTEN": str(written), "UNKNOWN": unknown}
    subprocess.run(["bash", root / ".ci" / "run"], env=environment, check=True, capture_output=True, timeout=60)
    said = written.read_text().splitlines()
    return [line.partition("--no-install-recommends ")[2] for line in said if " install " in line]


@pytest.mark.parametrize(
    ("here", "unknown", "browsers"),
    [
        ([], "", [SHELL]),
        ([], "chromium-headless-shell", [SHELL, WHOLE]),
        (["chromium"], "", []),
        (["google-chrome"], "", []),
        (["chromium-headless-shell"], "", []),
    ],
)
def test_a_machine_without_a_browser_gets_the_quickest_that_is_packaged(
    tmp_path: Path, here: list[str], unknown: str, browsers: list[str]
):
    got = installed(tmp_path, ["python3", *here], unknown)
    assert [one for one in got if "chromium" in one] == browsers
    assert any("poppler-utils" in one for one in got)


def test_where_nothing_can_be_installed_no_test_runs(tmp_path: Path):
    with pytest.raises(subprocess.CalledProcessError):
        installed(tmp_path, ["python3"], unknown="chromium-headless-shell chromium")


def test_a_machine_without_python_gets_it(tmp_path: Path):
    assert any(one.startswith("python3 python3-venv") for one in installed(tmp_path, ["chromium"]))
