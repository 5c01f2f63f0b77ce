"""A page whose base asks for the time is made again when the builder sets another."""

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
