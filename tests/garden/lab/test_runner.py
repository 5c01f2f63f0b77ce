"""The runner against snippets that misbehave. Each is one failure, and nothing of it survives."""

import os
import sys
import time
from pathlib import Path

import pytest

from gradient_garden.lab import Failure, Output
from tests.garden.lab.bench import Bench, survivors

linux = pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")


def failure(bench: Bench, call: str) -> Failure:
    outcome = bench.one(call)
    assert isinstance(outcome, Failure), outcome
    assert "Traceback" not in outcome.message
    assert "garden_child" not in outcome.tail
    assert str(bench.root) not in outcome.message + outcome.tail
    return outcome


FAULTS = {
    "raises": ("def f():\n    print('before')\n    raise ValueError('no such thing')\n",
               "run-failed", 3, "ValueError: no such thing"),
    "deep": ("import json\n\n\ndef f():\n    return json.loads('{')\n",
             "run-failed", 5, "JSONDecodeError"),
    "recursion": ("def f():\n    return f()\n", "run-failed", 2, "RecursionError"),
    "syntax": ("def f(:\n", "run-failed", 1, "SyntaxError"),
    "quits": ("import sys\n\n\ndef f():\n    sys.exit()\n", "run-exit", 5, "None"),
    "quits_three": ("def f():\n    raise SystemExit(3)\n", "run-exit", 2, "3"),
    "leaves": ("import os\n\n\ndef f():\n    print('half')\n    os._exit(0)\n",
               "run-exit", 4, "exit status 0"),
    "crashes": ("import ctypes\n\n\ndef f():\n    ctypes.string_at(0)\n",
                "run-killed", 5, "SIGSEGV"),
    "warns": ("import warnings\n\n\ndef f():\n    warnings.warn('careful')\n",
              "run-warning", 5, "UserWarning: careful"),
    "asks": ("def f():\n    return input('name? ')\n", "run-failed", 2, "EOFError"),
    "eats": ("def f():\n    return len(bytearray(10 * 10**9))\n", "run-memory", 2, "MemoryError"),
    "calls_out": ("import socket\n\n\ndef f():\n"
                  "    socket.create_connection(('127.0.0.1', 9))\n",
                  "run-failed", 5, "may not use the network"),
    "starts": ("import subprocess\n\n\ndef f():\n    subprocess.run(['true'])\n",
               "run-failed", 5, "may not start processes"),
    "forks": ("import os\n\n\ndef f():\n    os.fork()\n", "run-failed", 5, "may not start"),
    "engine": ("def f():\n    import gradient_garden\n", "run-failed", 2, "stands alone"),
    "tests": ("def f():\n    import tests.garden\n", "run-failed", 2, "stands alone"),
    "beside": ("def f():\n    import noxfile\n", "run-failed", 2, "No module named 'noxfile'"),
    "huge_file": ("def f():\n    with open('x', 'wb') as file:\n        file.truncate(10**9)\n",
                  "run-failed", 3, "File too large"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_one_failure_with_its_line(bench: Bench, name: str) -> None:
    text, code, line, said = FAULTS[name]
    bench.write(m=text)
    (bench.root / "noxfile.py").touch()
    found = failure(bench, "m.f()")
    assert (found.code, found.path, found.line) == (code, "snippets/m.py", line)
    assert said in found.message


def test_the_tail_holds_what_was_printed_and_the_snippets_own_traceback(bench: Bench) -> None:
    bench.write(m=FAULTS["raises"][0])
    tail = failure(bench, "m.f()").tail
    assert tail.startswith('before\nTraceback (most recent call last):\n  File "snippets/m.py"')
    assert tail.rstrip().endswith("ValueError: no such thing")


def test_only_the_last_lines_are_kept(bench: Bench) -> None:
    bench.write(m="def f():\n    for n in range(50):\n        print(n)\n    1 / 0\n")
    lines = failure(bench, "m.f()").tail.splitlines()
    assert len(lines) == 20
    assert "49" in lines


@pytest.mark.parametrize(
    "text",
    [
        "def f():\n    while True:\n        pass\n",
        "import signal, time\n\n\ndef f():\n"
        "    signal.signal(signal.SIGTERM, signal.SIG_IGN)\n    time.sleep(60)\n",
        "import threading, time\n\n\ndef f():\n"
        "    threading.Thread(target=time.sleep, args=(60,)).start()\n    time.sleep(60)\n",
    ],
)
def test_what_never_ends_is_ended(bench: Bench, text: str) -> None:
    bench.write(m=text)
    bench.limits["timeout"] = 1
    found = failure(bench, "m.f()")
    assert found.code == "run-timeout"
    assert "1 second" in found.message
    assert found.path == "snippets/m.py"


def test_the_line_of_an_endless_loop_is_known(bench: Bench) -> None:
    bench.write(m="def f():\n    while True:\n        pass\n")
    bench.limits["timeout"] = 3
    assert failure(bench, "m.f()").line in (2, 3)


@pytest.mark.parametrize(
    "name", ["m.slow(s=1.5)", "m.slow", "m"]
)  # fmt: skip
def test_a_limit_can_be_set_for_a_call_a_symbol_or_a_module(bench: Bench, name: str) -> None:
    bench.write(m="import time\n\n\ndef slow(s):\n    time.sleep(s)\n    return 1\n")
    bench.limits |= {"timeout": 0.5, "timeouts": {name: 30}}
    assert bench.one("m.slow(s=1.5)") == Output("number", "1")


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
@pytest.mark.parametrize("piece", ["x" * 1000, "line\\n", "\\r50%", "\\x00\\x1b[31m"])
def test_a_flood_is_stopped(bench: Bench, stream: str, piece: str) -> None:
    bench.write(
        m=f"import sys\n\n\ndef f():\n    while True:\n        sys.{stream}.write('{piece}' * 99)\n"
    )
    found = failure(bench, "m.f()")
    assert found.code == "run-flood"
    assert len(found.tail) <= 20 * 301


@linux
def test_resident_memory_is_watched(bench: Bench) -> None:
    text = "import time\n\n\ndef f():\n    kept = bytearray(300_000_000)\n    time.sleep(60)\n"
    bench.write(m=text)
    bench.limits["memory_mb"] = 200
    found = failure(bench, "m.f()")
    assert found.code == "run-memory"
    assert "200 MB" in found.message


DETACHES = """
import ctypes, os, time


def f():
    libc = ctypes.CDLL(None)
    for _ in range(3):
        if libc.fork() == 0:
            os.setsid()
            if libc.fork() == 0:
                os.setsid()
            time.sleep(600)
    return 1
"""


@linux
def test_children_that_detach_themselves_do_not_survive(bench: Bench) -> None:
    bench.write(m=DETACHES)
    began = time.monotonic()
    assert bench.one("m.f()") == Output("number", "1")
    assert time.monotonic() - began < 25  # far less than they would sleep
    assert survivors(os.getpid()) == []


@linux
def test_no_process_and_no_folder_remains(bench: Bench) -> None:
    bench.write(m="import os\n\n\ndef f():\n    open('x', 'w').close()\n    return os.getcwd()\n")
    outcome = bench.one("m.f()")
    assert isinstance(outcome, Output)
    assert not Path(outcome.text).exists()
    assert survivors(os.getpid()) == []


def test_the_environment_is_an_allow_list(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", "secret")
    monkeypatch.setenv("PYTHONSTARTUP", "/nowhere")
    monkeypatch.setenv("HOME", "/nowhere")
    monkeypatch.setenv("OMP_NUM_THREADS", "8")
    bench.write(
        m="import os, sys, time\n\n\ndef f():\n    \n"
        "    return '\\n'.join(sorted(os.environ)) + '\\n'\n\n\n"
        "def g():\n    return [{'seed': os.environ['PYTHONHASHSEED'], 'zone': time.tzname[0],\n"
        "             'threads': os.environ['OMP_NUM_THREADS'], 'here': os.listdir('.'),\n"
        "             'utf8': sys.flags.utf8_mode,\n"
        "             'path': '' in sys.path or os.getcwd() in sys.path,\n"
        "             'home': os.environ['HOME'] == os.getcwd(), 'hash': hash('x')}]\n"
    )
    found = bench.run("m.f()", "m.g()")
    names, fixed = found["m.f()"], found["m.g()"]
    assert isinstance(names, Output)
    assert isinstance(fixed, Output)
    assert "GITHUB_TOKEN" not in names.text
    assert "PYTHONSTARTUP" not in names.text
    expected = hash_with_seed_zero()
    assert fixed.rows == (("0", "UTC", "1", "[]", 1, False, True, expected),)


def hash_with_seed_zero() -> int:
    import subprocess

    done = subprocess.run(
        [sys.executable, "-c", "print(hash('x'))"],
        env={**os.environ, "PYTHONHASHSEED": "0"}, capture_output=True, timeout=30, check=True,
    )  # fmt: skip
    return int(done.stdout)


def test_a_script_runs_as_a_script(bench: Bench) -> None:
    bench.write(
        helper="NAME = 'helper'\n",
        m="import sys\nfrom snippets.helper import NAME\n\n\ndef main() -> int:\n"
        "    print(NAME, __name__)\n    return 0\n\n\n"
        "if __name__ == '__main__':\n    sys.exit(main())\n",
    )
    assert bench.one("m()") == Output("printed", text="helper __main__\n")


def test_a_failing_script_is_a_failure(bench: Bench) -> None:
    bench.write(m="print('so far')\nraise SystemExit('no')\n")
    found = failure(bench, "m()")
    assert (found.code, found.line) == ("run-exit", 2)


def test_a_stale_compiled_file_is_not_trusted(bench: Bench) -> None:
    import py_compile

    bench.write(m="def f(): return 'old'\n")
    file = bench.root / "snippets" / "m.py"
    times = file.stat()
    py_compile.compile(str(file), doraise=True)
    bench.write(m="def f(): return 'new'\n")
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert bench.one("m.f()") == Output("text", "new")


def test_failures_of_some_leave_the_others(bench: Bench) -> None:
    bench.write(m="def f(n): return 1 // n\n")
    found = bench.run("m.f(1)", "m.f(0)", "m.f(-1)")
    kinds = [type(outcome).__name__ for outcome in found.values()]
    assert list(found) == ["m.f(1)", "m.f(0)", "m.f(-1)"]
    assert kinds == ["Output", "Failure", "Output"]


def test_an_interrupt_kills_the_children(bench: Bench) -> None:
    import signal
    import subprocess

    bench.write(m="import time\n\n\ndef f(n):\n    print(n, flush=True)\n    time.sleep(600)\n")
    script = (
        "import sys, signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from pathlib import Path\nfrom tests.garden.lab.bench import Bench\n"
        "bench = Bench.__new__(Bench)\nbench.root = Path(sys.argv[1])\n"
        "bench.limits = {'timeout': 600}\nprint('ready', flush=True)\n"
        "bench.run('m.f(1)', 'm.f(2)', 'm.f(3)')\n"
    )
    root = Path(__file__).parents[3]
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(bench.root)],
        cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    time.sleep(2)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=20)
    assert process.returncode != 0
    assert "KeyboardInterrupt" in said
    if sys.platform == "linux":
        assert survivors(process.pid) == []
