"""Helpers of these tests: documents from text, roles by line, the scoring of real pages."""

import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from core.article import BODY_ROLES, Article, Document, Role, Source
from core.prepare import prepare, prepare_line

REPO = Path(__file__).parents[3]
PAGES = REPO / "../shared/data/pages/pages.jsonl.gz"


def document(text: str, **known: Any) -> Document:
    """Return `text` as a document read from standard input."""
    return Document(
        source=Source(kind="stdin", address="-", fetched="", sha256=""), text=text, **known
    )


def roles_of(text: str, **known: Any) -> list[tuple[Role, str]]:
    """Return the role and the text of each line of `text` as prepared."""
    article = prepare(document(text, **known))
    return [(block.role, article.slice(block)) for block in article.blocks]


def sentences_of(article: Article) -> list[str]:
    """Return the text of each segment."""
    return [article.slice(segment) for segment in article.segments]


def read_pages() -> list[dict[str, Any]]:
    """Return the real pages that body text is scored on."""
    with gzip.open(PAGES, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def score_pages(pages: Iterable[dict[str, Any]]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the snippets kept, as the shared scorer counts them."""
    right = wrong = missed = 0
    for page in pages:
        made = prepare_line(page)
        kept = _fold(
            "\n".join(
                made["text"][block["start"] : block["end"]]
                for block in made["blocks"]
                if block["role"] in BODY_ROLES
            )
        )
        found = sum(_fold(snippet) in kept for snippet in page["with"])
        right += found
        missed += len(page["with"]) - found
        wrong += sum(_fold(snippet) in kept for snippet in page["without"])
    precision, recall = right / max(right + wrong, 1), right / max(right + missed, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def _fold(text: str) -> str:
    return " ".join(text.split())
