"""The pieces that lines of all sections are made of: doubts, sources, notes."""

from collections.abc import Iterable

from core.brief.briefing import SourceRow
from core.brief.engines import engine_names
from core.brief.export.page import Address, Own, Piece, Pieces, Place, Refs, Text
from core.brief.languages import language_name
from core.brief.line import Citation, Line
from core.brief.notes import Note, Notes
from core.brief.stance.stance import Stance

GAP = Own(" ")


def language(code: str) -> Text:
    """Return the name of a language."""
    return Text(language_name(code))


def not_translated(lang: str) -> Pieces:
    """Return the mark of a text that nobody has translated."""
    return Own(" ("), language(lang), Own(", not translated)")


def text_of(text: str, lang: str, target: str, *, is_translated: bool = False) -> Pieces:
    """Return a text, marked where it is neither a translation nor in the reader's language."""
    if is_translated or lang == target:
        return (Text(text),)
    return Text(text, lang=lang), *not_translated(lang)


def doubt(citations: Iterable[Citation]) -> Pieces:
    """Return the mark of a line that stands on a translation with a warning."""
    return (Own(" ⚠"),) if any(one.warnings for one in citations) else ()


def stance(given: Stance, notes_lang: str | None = None) -> Pieces:
    """Return who reports it and what leaves it open, each led by a dash; or nothing."""
    pieces: list[Piece] = []
    for said, names in given.spoken():
        pieces.append(Own(" — "))
        pieces.append(Text(f"{said} {', '.join(names)}", "emphasis"))
    words = dict.fromkeys(one.words for one in given.hedges)
    if words:
        pieces.append(Own(" — "))
        pieces.append(Own("unconfirmed", is_emphasised=True))
        pieces.append(Own(" (the original says "))
        pieces.extend(listed(quoted(one, notes_lang) for one in words))
        pieces.append(Own(")"))
    return tuple(pieces)


def caveats(line: Line, notes: Notes, *, is_one_page: bool = False) -> Pieces:
    """Return what the ledger has against the figures of a line, each led by a dash, and cited."""
    cite = places if is_one_page else refs
    pieces: list[Piece] = []
    for one in line.caveats:
        pieces += [Own(" — "), Text(one.words, "strong"), *cite(one.citations, notes)]
    return tuple(pieces)


def quoted(text: str, lang: str | None) -> Pieces:
    """Return words of an original in quotation marks."""
    return Own("“"), Text(text, lang=lang), Own("”")


def listed(parts: Iterable[Piece | Pieces], between: str = ", ") -> Pieces:
    """Return pieces, or groups of them, with `between` between any two."""
    found: list[Piece] = []
    for part in parts:
        if found:
            found.append(Own(between))
        found.extend(part if isinstance(part, tuple) else (part,))
    return tuple(found)


def refs(citations: Iterable[Citation], notes: Notes) -> Pieces:
    """Return the references to the notes of citations."""
    found = notes.of(citations)
    return (Refs(tuple(found)),) if found else ()


def places(citations: Iterable[Citation], notes: Notes) -> Pieces:
    """Return citations as numbers of source and sentence: "(2.14, 3.5)"."""
    found = [
        (place, f"{place}.{one.segment}")
        for one in citations
        if (place := notes.source(one.article)) is not None
    ]
    if not found:
        return ()
    inner = listed(Place(place, words) for place, words in dict.fromkeys(found))
    return Own(" ("), *inner, Own(")")


def spoken(line: Line) -> str | None:
    """Return the language of the hedges of a line: unknown, for its text may be a translation."""
    return None if line.is_translated else line.lang


def where(publisher: str | None, published: str | None, *more: Piece) -> Pieces:
    """Return publisher and date, and what follows them."""
    known: list[Piece] = [Text(publisher)] if publisher else []
    known.append(Text(published) if published else Own("no date"))
    return listed((*known, *more))


def publisher_of(row: SourceRow | None) -> str:
    """Return whoever published a source, or what else to call it by."""
    if row is None:
        return "a source that is not here"
    return row.publisher or row.title_translated or row.title or row.address


def named_source(row: SourceRow | None) -> Pieces:
    """Return what to call a source by within a sentence: a title stands in quotation marks."""
    said = Text(publisher_of(row))
    is_title = row is not None and not row.publisher and (row.title_translated or row.title)
    return (Own("“"), said, Own("”")) if is_title else (said,)


def note_pieces(note: Note, target: str) -> Pieces:
    """Return what a note says: the original, its translation, who made it, where it stands."""
    pieces: list[Piece] = [*quoted(note.original, note.lang)]
    if note.translation is not None:
        pieces += [Own(" — “"), Text(note.translation), Own("” (by ")]
        pieces += [Text(engine_names(note.engines)), Own(")")]
    elif note.lang != target:
        pieces += not_translated(note.lang)
    pieces.append(Own("; "))
    pieces += where(note.publisher, note.published, Address(note.address))
    pieces += [piece for one in note.warnings for piece in (Own(" ⚠ "), Text(one))]
    return tuple(pieces)
