"""Where does Livline get its libraries?  From `.venv`, made from hash-locked requirements when it is missing or stale.

Standard library only.  A warm start imports nothing beyond `os` and `sys`: it compares the locks with the copies that
the last complete installation left in `.venv`, and hands over.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
UNAVAILABLE = 69
"""Exit code of `sysexits.h` for "a service is unavailable": nothing was audited, and no input is to blame."""

TEXTS = {
    "da": {
        "preparing": "Gør Livline klar; det sker kun første gang og efter opdateringer …",
        "ready": "klar efter {seconds:.0f} s.",
        "waiting": "Venter på, at en anden start af Livline bliver færdig med at installere …",
        "interrupted": "Afbrudt. Kør kommandoen igen, så begynder installationen forfra.",
        "no_venv": "Python mangler modulet venv. Installér det, og kør kommandoen igen:\n  {apt}",
        "read_only": "Livline kan ikke skrive i {folder} ({why}). Flyt mappen til et sted, hvor du må skrive.",
        "foreign": "{folder} er ikke lavet af Livline. Flyt eller slet den, og kør kommandoen igen.",
        "failed": "Bibliotekerne kunne ikke installeres. Er der forbindelse til nettet? Kør så kommandoen igen.\n{log}",
    },
    "en": {
        "preparing": "Getting Livline ready; this happens only the first time and after updates …",
        "ready": "ready after {seconds:.0f} s.",
        "waiting": "Waiting for another start of Livline to finish installing …",
        "interrupted": "Interrupted. Run the command again and the installation starts afresh.",
        "no_venv": "Python lacks the module venv. Install it and run the command again:\n  {apt}",
        "read_only": "Livline cannot write in {folder} ({why}). Move the folder to where you may write.",
        "foreign": "{folder} was not made by Livline. Move or delete it and run the command again.",
        "failed": "The libraries could not be installed. Is the network up? Then run the command again.\n{log}",
    },
}


class SetupError(Exception):
    """The environment cannot be made; carries the key of the sentence and its values."""

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class Environment:
    """The `.venv` of one checkout."""

    def __init__(self, root: str = ROOT) -> None:
        self.root = root
        self.folder = os.path.join(root, ".venv")
        self.python = os.path.join(self.folder, "bin", "python")
        self.marks = os.path.join(self.folder, "livline")

    def lock(self, name: str) -> str:
        return os.path.join(self.root, "requirements", name + ".lock")

    def mark(self, name: str) -> str:
        return os.path.join(self.marks, name)

    def has(self, name: str) -> bool:
        """Is the lock of that name installed in full, unchanged since, for the Python that is still there?"""
        base = os.path.realpath(self.python)
        return (
            _content(self.mark(name)) == _content(self.lock(name))
            and _content(self.mark("python")) == os.fsencode(base)
            and os.access(base, os.X_OK)
        )

    def remember(self, names: Sequence[str]) -> None:
        """Marks are written last and whole, so an interrupted installation leaves none."""
        marks = {name: _content(self.lock(name)) for name in names}
        marks["python"] = os.fsencode(os.path.realpath(self.python))
        for name, content in marks.items():
            with open(self.mark(name) + ".part", "wb") as file:
                file.write(content or b"")
            os.replace(self.mark(name) + ".part", self.mark(name))

    def forget(self) -> None:
        for name in os.listdir(self.marks):
            os.unlink(self.mark(name))


def _content(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return None


def prepare(environment: Environment, name: str, say: Speaker) -> None:
    """Make `.venv` hold the lock of that name.  `dev` holds `core` too; raises `SetupError`."""
    try:
        with _only_one(environment, say) as lock_file:
            if not environment.has(name):
                _rebuild(environment, name, say, lock_file)
    except OSError as error:
        raise SetupError("read_only", folder=environment.root, why=error.strerror or str(error)) from error


def _rebuild(environment: Environment, name: str, say: Speaker, lock_file: int) -> None:
    import time

    started = time.monotonic()
    say("preparing", end=" ")
    if environment.has("core") and not os.path.exists(environment.mark(name)):
        environment.forget()  # only the tools for tests are missing: add them to what is there
    else:
        _start_afresh(environment, lock_file)
    _install(environment, name, lock_file)
    environment.remember(("core", "dev") if name == "dev" else (name,))
    say("ready", seconds=time.monotonic() - started)


@contextmanager
def _only_one(environment: Environment, say: Speaker) -> Iterator[int]:
    """Hold the checkout's lock; installers inherit it, so one that outlives us still keeps the next start waiting."""
    import fcntl

    with open(os.path.join(environment.root, ".venv.lock"), "w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("waiting")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield file.fileno()


def _start_afresh(environment: Environment, lock_file: int) -> None:
    import importlib.util
    import shutil

    if importlib.util.find_spec("ensurepip") is None:
        apt = f"apt install python{sys.version_info.major}.{sys.version_info.minor}-venv"
        raise SetupError("no_venv", apt=apt if os.geteuid() == 0 else "sudo " + apt)
    if os.path.lexists(environment.folder):
        if not os.path.isdir(environment.marks) or os.path.islink(environment.folder):
            raise SetupError("foreign", folder=environment.folder)
        shutil.rmtree(environment.folder)
    os.makedirs(environment.marks)  # first of all, so that whatever is left by an interruption is known as ours
    log = _run(environment, [sys.executable, "-m", "venv", environment.folder], lock_file)
    if log is not None:
        raise SetupError("failed", log=log)


def _install(environment: Environment, name: str, lock_file: int) -> None:
    """Through uv, else through pip, which is slower but also reads the settings of an organisation's own mirror."""
    pip = [environment.python, "-m", "pip", "install", "--quiet", "--only-binary=:all:", "--require-hashes", "-r"]
    uv = [os.path.join(environment.folder, "bin", "uv"), "pip", "install", "--python", environment.python]
    uv += ["--quiet", "--compile-bytecode", "--no-build", "--require-hashes", "-r", environment.lock(name)]
    by_uv = _run(environment, [*pip, environment.lock("installer")], lock_file) or _run(environment, uv, lock_file)
    if by_uv is None:
        return
    log = _run(environment, [*pip, environment.lock(name)], lock_file)
    if log is not None:
        raise SetupError("failed", log=log)


def _run(environment: Environment, command: list[str], lock_file: int) -> str | None:
    """None when the command succeeded, else the last lines that it wrote."""
    import subprocess

    variables = _variables()
    # Settings that would send the packages elsewhere than into .venv.
    variables |= {"PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    for name in ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_DRY_RUN"):
        variables.pop(name, None)
    try:
        done = subprocess.run(
            command,
            cwd=environment.root,
            env=variables,
            pass_fds=(lock_file,),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError as error:
        return f"{command[0]}: {error.strerror}"
    return None if done.returncode == 0 else "\n".join("  " + line for line in done.stdout.splitlines()[-8:])


def _variables() -> dict[str, str]:
    """The environment variables without those that would lead Python astray or keep it from caching bytecode."""
    astray = {"PYTHONHOME", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "__PYVENV_LAUNCHER__"}
    return {name: value for name, value in os.environ.items() if name not in astray}


class Speaker:
    """Says one calm line at a time on standard error, in the language asked for."""

    def __init__(self, arguments: Sequence[str]) -> None:
        english = "--lang=en" in arguments or "--lang en" in " ".join(arguments)
        self.texts = TEXTS["en" if english else "da"]
        self.open_line = False

    def __call__(self, key: str, end: str = "\n", **values: object) -> None:
        print(self.texts[key].format(**values), end=end, file=sys.stderr, flush=True)
        self.open_line = end != "\n"

    def last_word(self, key: str, **values: str) -> None:
        """Say it on a line of its own, also when another line is still open."""
        if self.open_line:
            print(file=sys.stderr)
        self(key, **values)


def main(arguments: list[str], environment: Environment | None = None) -> int:
    """Run `livline ARGUMENTS` in the environment, made first if need be; returns only when that cannot be done."""
    environment = environment or Environment()
    say = Speaker(arguments)
    testing = arguments[:1] == ["test"]
    name = "dev" if testing else "core"
    try:
        if not environment.has(name):
            prepare(environment, name, say)
    except SetupError as error:
        say.last_word(error.key, **error.values)
        return UNAVAILABLE
    except KeyboardInterrupt:
        say.last_word("interrupted")
        return 130
    return _hand_over(environment, ["scripts.check", *arguments[1:]] if testing else ["livline", *arguments], testing)


def _hand_over(environment: Environment, module: list[str], testing: bool) -> int:
    paths = [os.path.join(environment.root, "src")]
    if testing:
        os.chdir(environment.root)
        paths.append(environment.root)
    variables = _variables() | {"PYTHONPATH": os.pathsep.join(paths)}
    # -P: a `csv.py` in the folder where somebody keeps their cases must not shadow the library's.
    os.execve(environment.python, [environment.python, "-P", "-m", *module], variables)


if __name__ == "__main__":  # `make` asks for the environment with the tools for tests, and runs them itself
    try:
        prepare(Environment(), "dev", Speaker(sys.argv[1:]))
    except SetupError as problem:
        Speaker(sys.argv[1:]).last_word(problem.key, **problem.values)
        sys.exit(UNAVAILABLE)
