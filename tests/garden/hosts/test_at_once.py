"""Whole builds on one cache: two at once, and some that are killed at any moment."""

import signal
import subprocess
import sys
import time

import pytest

MOMENTS = (0.3, 0.8, 1.3, 1.8, 2.4, 3.0)  # seconds into a build, which takes some


def start(made):
    return subprocess.Popen(
        [sys.executable, "-m", "gradient_garden", "build"],
        cwd=made.root,
        env=made.environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


@pytest.fixture
def expected(project):
    """The bytes of the site as one build makes it."""
    made = project(name="alone")
    assert made.run("build").returncode == 0
    return made.bytes_of_site()


def test_two_builds_at_once_make_the_site(project, expected):
    made = project()
    both = [start(made) for _ in range(2)]
    said = [build.communicate(timeout=100)[1] for build in both]
    assert [build.returncode for build in both] == [0, 0], said
    assert made.bytes_of_site() == expected
    assert made.left_beside() == ["site"]
    done = made.run("run")
    assert "3 calls: 3 cached, 0 ran" in done.stderr


def test_after_builds_that_were_killed_the_next_is_right(project, expected):
    made = project()
    for moment in MOMENTS:
        build = start(made)
        time.sleep(moment)
        build.send_signal(signal.SIGKILL)
        build.communicate(timeout=30)
        assert not (made.root / "site").exists() or made.bytes_of_site() == expected
    done = made.run("build")
    assert done.returncode == 0, done.stderr
    assert made.bytes_of_site() == expected
    assert made.left_beside() == ["site"]
