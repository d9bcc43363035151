"""Preparation for pipes: one JSON object in, one out."""

from hashlib import sha256
from typing import Any

import msgspec

from core.article import Document, Source
from core.errors import PrepareError
from core.prepare.preparation import prepare


def prepare_line(obj: dict[str, Any], *, lang: str | None = None) -> dict[str, Any]:
    """Return `lang`, `title`, `published`, `text` and `blocks` for the text in `obj["text"]`.

    Other keys of `obj` are not read. Text without an article gives an empty one. Raises
    PrepareError when there is no text to read.
    """
    text = obj.get("text") if isinstance(obj, dict) else None
    if not isinstance(text, str):
        raise PrepareError('A line holds no text; give each as {"text": "…"}.')
    raw = text.encode(errors="surrogatepass")
    source = Source(kind="stdin", address="-", fetched="", sha256=sha256(raw).hexdigest())
    try:
        article = prepare(Document(source=source, text=text), lang=lang)
    except PrepareError:
        return {"lang": "und", "title": None, "published": None, "text": "", "blocks": []}
    return {
        "lang": article.lang,
        "title": article.title,
        "published": article.published,
        "text": article.text,
        "blocks": [msgspec.to_builtins(block) for block in article.blocks],
    }
