"""Settings: defaults, every wrong setting said once with its line, never an exception."""

import pytest

from gradient_garden.config import QUICK, read_config


def settings(tmp_path, text):
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    return read_config(tmp_path)


def test_no_file_gives_the_defaults(tmp_path):
    config, problems = read_config(tmp_path)
    assert problems == ()
    assert config.vault == tmp_path.resolve() / "docs"
    assert config.snippets == tmp_path.resolve() / "snippets"
    assert config.store == tmp_path.resolve() / ".garden" / "store"
    assert (config.timeout, config.jobs, config.quick) == (60, 0, QUICK)


def test_every_setting_is_read(tmp_path):
    config, problems = settings(
        tmp_path,
        """
[tool.garden]
vault = "notes"
timeout = 5
jobs = 2
memory_mb = 512
data = ["data"]
quick = ["Home"]
[tool.garden.timeouts]
"slow.fit()" = 90
[tool.garden.severity]
link-case = "off"
""",
    )
    assert problems == ()
    assert config.vault_name == "notes"
    assert config.data == (tmp_path.resolve() / "data",)
    assert config.timeouts == {"slow.fit()": 90}
    assert config.severity == {"link-case": "off"}
    assert (config.timeout, config.jobs, config.memory_mb, config.quick) == (5, 2, 512, ("Home",))


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("timeout = 0", "positive"),
        ("timeout = true", "positive"),
        ("jobs = -1", "whole number"),
        ("vault = 3", "path"),
        ("data = 'x'", "list"),
        ("timeouts = {a = 'x'}", "seconds"),
        ("severity = {a = 'loud'}", "one of"),
        ("timeot = 3", "did you mean “timeout”?"),
    ],
)
def test_a_wrong_setting_is_one_diagnostic_with_its_line(tmp_path, line, word):
    config, problems = settings(tmp_path, f"[project]\nname = 'x'\n\n[tool.garden]\n{line}\n")
    (problem,) = problems
    assert (problem.path, problem.line, problem.code) == ("pyproject.toml", 5, "config-malformed")
    assert word in problem.message
    assert config.timeout == 60


@pytest.mark.parametrize("text", ["[tool", "tool = 3\n[tool.garden]", "[tool]\ngarden = 3"])
def test_a_broken_file_is_one_diagnostic(tmp_path, text):
    _, problems = settings(tmp_path, text)
    assert [p.code for p in problems] == ["config-malformed"]


def test_a_file_that_is_not_utf8_is_one_diagnostic(tmp_path):
    (tmp_path / "pyproject.toml").write_bytes(b"\xff")
    _, problems = read_config(tmp_path)
    assert [p.code for p in problems] == ["config-malformed"]
