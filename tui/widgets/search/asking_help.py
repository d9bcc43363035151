"""What one can ask, for the help."""

from collections.abc import Iterator

Line = tuple[str, str]
"""An example, and what it finds."""

_WORDS: tuple[Line, ...] = (
    ("ceasefire talks", "Both words, in one sentence or its translation; case and accents aside"),
    ("missil*", "Words that begin so"),
    ('"ceasefire talks"', "Exactly these words, side by side"),
    ("missile OR rocket", "Either; OR joins its two neighbours, brackets group"),
    ("-drone, NOT drone", "Without the word"),
    ("schoigu", "A name finds its forms in all languages: Choïgou, Șoigu, Шойгу"),
)
_MEANINGS = {
    "lang": "Articles in one of these languages",
    "person": "Sentences that name a person, in whatever form or language",
    "place": "Sentences that name a place",
    "org": "Sentences that name an organisation",
    "figure": "Sentences with such a figure",
    "date": "A day in the sentence, or of its article",
    "said": "A day in the sentence alone",
    "published": "The day of the article alone",
    "tag": "Passages with the tag",
    "is": "What you have read or kept, or not",
}


def question_help() -> Iterator[tuple[str, tuple[Line, ...]]]:
    """Give headings, and under each what can be asked."""
    from core.search import FILTERS

    yield "What to ask", _WORDS
    yield (
        "Filters",
        tuple(
            (f"{name}:", f"{_MEANINGS[name]}. {shown}" if name in _MEANINGS else shown)
            for name, shown in FILTERS.items()
        ),
    )
