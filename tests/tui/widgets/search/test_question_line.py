import pytest

from tui.widgets.search.question_line import FilterSuggester


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("la", "lang:"),
        ("war la", "war lang:"),
        ("-pl", "-place:"),
        ("(is", "(is:"),
        ("lang:", "lang:fr"),
        ("lang:fr,d", "lang:fr,de"),
        ("LANG:d", "LANG:de"),
        ("is:b", "is:bookmarked"),
        ("tag:north", 'tag:"north korea"'),
        ("tag:T", "tag:troops"),
        ("lang:xx", None),
        ("is:unread", None),
        ("l", None),
        ("xlang:d ", None),
        ("figure:1", None),
        ("", None),
    ],
)
async def test_filters_are_completed(typed: str, wanted: str | None) -> None:
    suggester = FilterSuggester(("lang", "place", "is", "tag", "figure"))
    suggester.languages = ("fr", "de")
    suggester.tags = ("troops", "north korea")
    assert await suggester.get_suggestion(typed) == wanted
