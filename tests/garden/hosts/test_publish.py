"""Publishing: the site is the old one or the new one, never a mixture, and nothing is left over."""

import os
import subprocess
import sys

import pytest

from gradient_garden.hosts import publish


def folder(path, text):
    path.mkdir()
    (path / "index.html").write_text(text, encoding="utf-8")
    return path


def names(path):
    return sorted(p.name for p in path.iterdir())


def dead_pid():
    """The id of a process that has just ended."""
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait(timeout=30)
    return done.pid


@pytest.fixture
def site(tmp_path):
    return tmp_path / "site"


def test_the_first_build_becomes_the_site(site):
    publish.swap(folder(publish.staging_of(site), "new"), site)
    assert names(site.parent) == ["site"]


def test_a_later_build_takes_its_place_whole(site):
    folder(site, "old")
    (site / "gone.html").write_text("old", encoding="utf-8")
    publish.swap(folder(publish.staging_of(site), "new"), site)
    assert names(site.parent) == ["site"]
    assert names(site) == ["index.html"]
    assert (site / "index.html").read_text(encoding="utf-8") == "new"


def test_hidden_files_of_the_old_site_stay(site):
    folder(site, "old")
    (site / ".git").write_text("x", encoding="utf-8")
    publish.swap(folder(publish.staging_of(site), "new"), site)
    assert names(site) == [".git", "index.html"]


def test_a_swap_that_fails_leaves_the_old_site(site):
    folder(site, "old")
    with pytest.raises(OSError, match="staging"):
        publish.swap(publish.staging_of(site), site)
    assert names(site.parent) == ["site"]
    assert (site / "index.html").read_text(encoding="utf-8") == "old"


def test_what_a_killed_build_left_is_removed(site):
    folder(site, "old")
    folder(site.with_name(f"site.staging-{dead_pid()}"), "half")
    publish.recover(site)
    assert names(site.parent) == ["site"]


def test_a_swap_that_was_killed_half_way_is_undone(site):
    folder(site.with_name(f"site.old-{dead_pid()}"), "old")
    publish.recover(site)
    assert names(site.parent) == ["site"]
    assert (site / "index.html").read_text(encoding="utf-8") == "old"


def test_a_swap_that_was_killed_before_cleaning_is_completed(site):
    folder(site, "new")
    folder(site.with_name(f"site.old-{dead_pid()}"), "old")
    publish.recover(site)
    assert names(site.parent) == ["site"]
    assert (site / "index.html").read_text(encoding="utf-8") == "new"


def test_a_build_that_still_runs_is_left_alone(site):
    running = folder(site.with_name(f"site.staging-{os.getppid()}"), "half")
    other = folder(site.with_name("site.staging-notes"), "not ours")
    publish.recover(site)
    assert running.is_dir()
    assert other.is_dir()
