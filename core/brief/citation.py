"""A passage as plain text with its citation, for the clipboard."""

from core.article import Article
from core.brief.engines import engine_names
from core.brief.languages import language_name
from core.brief.line import one_line
from core.brief.passages import engines_of, touched_segments, translation_of, warnings_in
from core.prepare import clean_line


def quote_with_citation(article: Article, start: int, end: int, target: str) -> str:
    """Return `article.text[start:end]`, its translation, publisher, date and address.

    The translation is that of the whole sentences touched. The text is clean: no control character
    of it can reach a terminal.
    """
    original = clean_line(one_line(article.text[start:end]))
    parts = [f"“{original}”"]
    translation = translation_of(article, start, end, target)
    if translation is not None:
        engines = engines_of(article, touched_segments(article, start, end), target)
        parts.append(f"“{clean_line(translation)}” (by {engine_names(engines)})")
        parts.extend(f"⚠ {clean_line(one)}" for one in warnings_in(article, start, end, target))
    elif article.lang != target:
        parts.append(f"({language_name(article.lang)}, not translated)")
    source = (article.publisher, article.title, article.published or "undated")
    cited = ", ".join(clean_line(one) for one in source if one)
    parts.append(f"{cited}, {clean_line(article.source.cited)}")
    return "\n".join(parts) + "\n"
