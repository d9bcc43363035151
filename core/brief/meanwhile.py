"""What the second process of a briefing does while the first ranks the claims (see `second.py`)."""

from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec

from core.article import Article, Label, Record
from core.brief.collecting import collector_held_back
from core.brief.ledger.keep import keep_ledger
from core.brief.ledger.row import LedgerRow
from core.brief.origins import Origins
from core.brief.sentences import sentences_of
from core.brief.who.row import NameRow
from core.brief.who.rows import list_names
from core.child import settle_in

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_AT_ONCE = 20
"""Sentences of the ledger that are told of together."""

Rows: TypeAlias = tuple[tuple[LedgerRow, ...], dict[Label, tuple[NameRow, ...]]]
"""The rows of the ledger, and of who is who by label."""


class Made(Record, frozen=True, tag=True):
    """The rows, not yet through the gate."""

    rows: Rows


class Gated(Record, frozen=True, tag=True):
    """By article and segment what speaks against translations of sentences of the ledger."""

    reasons: list[tuple[str, int, tuple[str, ...]]]


Answer: TypeAlias = Made | Gated


def work(pipe: "Connection[Any, Any]") -> None:
    """Take articles and their target language from a pipe, and send what is made of them."""
    settle_in(2)
    with suppress(EOFError, OSError), collector_held_back:
        articles, target = msgspec.msgpack.decode(
            pipe.recv_bytes(), type=tuple[tuple[Article, ...], str]
        )

        def tell(answer: Answer) -> None:
            pipe.send_bytes(msgspec.msgpack.encode(answer))

        sentences = [sentence for one in articles for sentence in sentences_of(one, target)]
        readable = [one for one in sentences if one.is_readable]
        ledger = keep_ledger(articles, readable, Origins(articles, sentences))
        tell(Made(rows=(ledger, list_names(sentences, target))))

        from core.brief.gate.reasons import quick_reasons_of  # the rows are waited for, this is not

        values = (value.citation for row in ledger for value in row.values)
        places = {(one.article, one.segment) for one in values}
        cited = [one for one in sentences if (one.article.id, one.segment.id) in places]
        for at in range(0, len(cited), _AT_ONCE):
            tell(Gated(reasons=quick_reasons_of(cited[at : at + _AT_ONCE])))
