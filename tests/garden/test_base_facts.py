"""A page whose base asks for the time, or how large files are, is made again when that changes."""

from tests.garden.surveyed import rendered

NOTES = {
    "Asks": '```base\nfilters: file.name == "Other.md"\nformulas: {t: "today()"}\n'
    "views: [{type: table, order: [formula.t]}]\n```",
    "Other": "Text.",
}


def test_the_time_is_part_of_what_a_page_is_made_from(tmp_path, monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    without = rendered(tmp_path, NOTES)["Asks"]
    assert [d.code for d in without.diagnostics] == ["base-unsupported"]
    assert "set SOURCE_DATE_EPOCH" in without.html
    for seconds, day in (("0", "1970-01-01"), ("86400", "1970-01-02")):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
        assert f">{day}</time>" in rendered(tmp_path, NOTES)["Asks"].html


def test_so_are_the_sizes_of_files(tmp_path):
    for text in ("Text.", "Größer."):
        notes = {"Asks": NOTES["Asks"].replace("today()", "file.size"), "Other": text}
        page = rendered(tmp_path, notes)["Asks"]
        assert f"<td>{len(text.encode())}</td>" in page.html
        assert page.diagnostics == ()
