"""The project's tasks. With git and Python 3.11 or later, nothing else is needed:

    python3 noxfile.py -s site     # builds the site into site/
    python3 noxfile.py -s tests    # proves it, up to the browser

Run directly, this file makes a private environment that holds nox and hands its arguments on.
`nox -s site` does the same for those who have nox. All tasks share one environment,
`.nox/garden`, because PyTorch is large.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
PINS = ROOT / "constraints.txt"
BIN = "Scripts" if os.name == "nt" else "bin"


def start(arguments: list[str]) -> int:
    """Run nox from an environment of its own, which is made at the first call."""
    if sys.version_info < (3, 11):
        print("Gradient Garden needs Python 3.11 or later.", file=sys.stderr)
        return 1
    home = ROOT / ".nox" / "nox"
    python = home / BIN / "python"
    if not fresh(home, PINS):
        print("Preparing the task runner …", flush=True)
        venv.EnvBuilder(with_pip=False, clear=True, symlinks=os.name != "nt").create(home)
        pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet"]
        made = subprocess.run([*pip, "--constraint", str(PINS), "nox"], check=False, timeout=900)
        if made.returncode:
            return made.returncode
        stamp(home, PINS)
    command = [str(python), "-m", "nox", "--noxfile", __file__, *arguments]
    try:
        return subprocess.run(command, check=False, cwd=ROOT, timeout=None).returncode
    except KeyboardInterrupt:
        return 130


def digest(*inputs: Path) -> str:
    """Name the state of some files and folders, and of the interpreter."""
    state = hashlib.sha256(sys.version.encode())
    for top in inputs:
        for file in [top] if top.is_file() else sorted(top.rglob("*")):
            if file.is_file() and "node_modules" not in file.parts:
                state.update(file.relative_to(ROOT).as_posix().encode() + b"\0" + file.read_bytes())
    return state.hexdigest()


def fresh(made: Path, *inputs: Path) -> bool:
    """Tell whether `made` was made from these inputs as they are now."""
    mark = made / ".made-from"
    return mark.is_file() and mark.read_text(encoding="utf-8") == digest(*inputs)


def stamp(made: Path, *inputs: Path) -> None:
    """Remember what `made` was made from."""
    (made / ".made-from").write_text(digest(*inputs), encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(start(sys.argv[1:]))

import nox  # noqa: E402  (only the line above runs where nox is not installed)

nox.options.default_venv_backend = "none"
nox.options.sessions = ["site"]
HOME = ROOT / ".nox" / "garden"
TOOLS = HOME / BIN
ASSETS = ROOT / "src" / "gradient_garden" / "assets"
# The browser's files are few and long: they come first, so that none is left to run alone.
TESTS = ("tests/site", "tests/course", "tests/garden")


@nox.session
def site(session: nox.Session) -> None:
    """Run the snippets, build the pages into site/, and say how to look at them."""
    prepare(session)
    run(session, "garden", "build", "--strict", *session.posargs)
    session.log("The site is in site/. To look at it: python3 -m http.server -d site 8000")


@nox.session
def tests(session: nox.Session) -> None:
    """Run every test: the snippets' while the site is built, then engine and browser."""
    prepare(session)
    if not session.posargs:
        # Building proves the snippets: it runs each of their test modules that has not passed yet.
        run(session, "garden", "build", "--strict")
    everything = ("--numprocesses=auto", "--dist=loadfile", "--no-loadscope-reorder", *TESTS)
    run(session, "python", "-m", "pytest", *(session.posargs or everything))


@nox.session
def mutants(session: nox.Session) -> None:
    """Plant faults in copies of the snippets, and require that their tests notice each."""
    prepare(session)
    run(session, "python", "-m", "pytest", "tests/mutants", *session.posargs)


@nox.session
def notebooks(session: nox.Session) -> None:
    """Run the code of every lesson as readers take it away, as notebook and as script; slow."""
    prepare(session)
    run(session, "python", "-m", "pytest", "tests/notebooks", *session.posargs)


@nox.session
def serve(session: nox.Session) -> None:
    """Preview with live reload on notes, snippets, templates and web sources."""
    prepare(session)
    command = [str(TOOLS / "node"), "build.mjs", "--watch"]
    with subprocess.Popen(command, cwd=ROOT / "web", stdin=subprocess.DEVNULL) as bundler:
        try:
            run(session, "mkdocs", "serve", "--livereload", *session.posargs)
        finally:
            bundler.terminate()


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, spelling and types: ruff, typos, mypy, TypeScript."""
    prepare(session)
    run(session, "typos")
    run(session, "ruff", "check", ".")
    run(session, "ruff", "format", "--check", ".")
    run(session, "mypy")
    with session.chdir(ROOT / "web"):
        run(session, "npm", "run", "--silent", "check")


@nox.session(name="format")
def tidy(session: nox.Session) -> None:
    """Format the code and mend what can be mended."""
    prepare(session)
    run(session, "ruff", "check", "--fix", ".")
    run(session, "ruff", "format", ".")


@nox.session
def web(session: nox.Session) -> None:
    """Build the web parts alone, from web/ into the package."""
    prepare(session)


def prepare(session: nox.Session) -> None:
    """Make the shared environment and the web assets, unless they are up to date."""
    if not fresh(HOME, PINS, ROOT / "pyproject.toml"):
        session.log("Installing what the site is built with (about 1.5 GB the first time) …")
        session.run(sys.executable, "-m", "virtualenv", "--quiet", str(HOME))
        everything = f"{ROOT}[site,course,tests,lint]"
        pip = ("python", "-m", "pip", "install", "--quiet", "--constraint", str(PINS))
        run(session, *pip, "torch")  # first and alone, so that nothing else chooses its build
        run(session, *pip, "--editable", everything)
        stamp(HOME, PINS, ROOT / "pyproject.toml")
    if not fresh(ASSETS, ROOT / "web"):
        with session.chdir(ROOT / "web"):
            run(session, "npm", "ci", "--no-audit", "--no-fund")
            run(session, "npm", "run", "--silent", "build")
        stamp(ASSETS, ROOT / "web")


def run(session: nox.Session, tool: str, *arguments: str) -> None:
    """Run a tool of the shared environment, with that environment first on the path."""
    path = os.pathsep.join([str(TOOLS), os.environ.get("PATH", "")])
    environment = {"PATH": path, "NO_MKDOCS_2_WARNING": "1", "PYTHONWARNDEFAULTENCODING": ""}
    session.run(str(TOOLS / tool), *arguments, env=environment, external=True)
