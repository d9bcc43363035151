"""The nouns: an article, what stands in it, and what the reader keeps of it.

Everything is an immutable record that validates when read back. Annotations stand off from the
text: an article's `text` never changes after preparation, and spans point into it with `start` and
`end` in Unicode code points, end exclusive. A span inside a translation points into that
translation's own `text`.
"""

from typing import Literal, Self, TypeAlias

import msgspec

Role: TypeAlias = Literal[
    "title",
    "subtitle",
    "dateline",
    "paragraph",
    "heading",
    "list_item",
    "quote",
    "caption",
    "related",
    "paywall",
    "boilerplate",
]
"""What a block is on the page."""

Label: TypeAlias = Literal["PER", "LOC", "ORG", "MISC"]
"""What kind of thing a name names."""

Kind: TypeAlias = Literal[
    "count",
    "percent",
    "money",
    "length",
    "mass",
    "area",
    "volume",
    "speed",
    "temperature",
    "age",
    "duration",
]
"""What a figure measures."""

Qualifier: TypeAlias = Literal[
    "exact", "about", "at_least", "more_than", "up_to", "less_than", "between"
]
"""How exactly the text gives a figure."""

Grain: TypeAlias = Literal["day", "week", "month", "season", "quarter", "year", "decade", "century"]
"""How exact a date is."""

Check: TypeAlias = Literal[
    "figures",
    "dates",
    "names",
    "negation",
    "comparison",
    "echo",
    "repetition",
    "truncation",
    "length",
    "glossary",
    "quotes",
]
"""What a translation is checked for."""

BODY_ROLES: frozenset[Role] = frozenset(
    ("title", "subtitle", "dateline", "paragraph", "heading", "list_item", "quote", "caption")
)
"""The roles that count as the article; the others are kept, folded away."""


class Record(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Base of all records; none can be part of a cycle, so the collector may pass them over."""

    def with_(self, **changes: object) -> Self:
        """Return a copy with `changes` made."""
        return msgspec.structs.replace(self, **changes)


class Span(Record, frozen=True):
    """A stretch of a text, in code points, end exclusive."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Return whether the two share a code point."""
        return self.start < other.end and other.start < self.end


class Source(Record, frozen=True):
    """Where an article came from.

    `fetched` is ISO 8601 in UTC; `sha256` is of the bytes as they arrived. `url` is the address on
    the web that a saved page gives for itself, None for a page that was fetched.
    """

    kind: Literal["file", "web", "stdin"]
    address: str
    fetched: str
    sha256: str
    url: str | None = None

    @property
    def cited(self) -> str:
        """What others are told of where it is: on the web, else a name without its folders."""
        if self.kind == "web" or self.url is not None:
            return self.url or self.address
        return "standard input" if self.kind == "stdin" else self.address.rpartition("/")[2]


class Document(Record, frozen=True):
    r"""A source as read: decoded text, not yet cleaned, and what is known of it.

    `roles` gives the role of a line (by its number in `text.split("\n")`) where the source's own
    markup told it. `title`, `published` (an ISO date, or the page's own words for one), `byline`,
    `publisher` and `lang` come from the source's metadata and are as hostile as the text.
    """

    source: Source
    text: str
    title: str | None = None
    published: str | None = None
    byline: str | None = None
    publisher: str | None = None
    lang: str | None = None
    roles: dict[int, Role] = {}


class Block(Span, frozen=True):
    """One line of the page and its role."""

    role: Role


class Segment(Span, frozen=True):
    """One sentence, or a title, heading, list item or caption as a whole.

    Only blocks with a body role have segments. `id` is its number in the article, from 0;
    `block` the index of its block.
    """

    id: int
    block: int


class Entity(Span, frozen=True):
    """A name in the text.

    `key` is one identity across languages, `name` its form in the reader's language;
    `recogniser` says which rule or model found the span.
    """

    text: str
    label: Label
    name: str | None = None
    key: str | None = None
    recogniser: str = ""


class Figure(Span, frozen=True):
    """A quantity in the text.

    `value` is in plain units ("1,2 Mio." is 1200000); ranges and vague amounts have `low` and
    `high` and no `value`. `unit` is a short canonical name (`m`, `km2`, `%`, `EUR`, `year`).
    """

    text: str
    value: int | float | None = None
    low: int | float | None = None
    high: int | float | None = None
    qualifier: Qualifier = "exact"
    unit: str | None = None
    kind: Kind = "count"
    counted: str | None = None


class Date(Span, frozen=True):
    """A date in the text; `iso` is cut to its `grain` (`2024-11`, `2024-11-20`).

    `iso` is None where the text does not tell and the publication date is unknown.
    """

    text: str
    iso: str | None
    grain: Grain


class TranslationWarning(Record, frozen=True):
    """Something that a translation seems to have lost or got wrong.

    `message` is a sentence for the reader. `lost` are the words of the original that it is about
    and `start`, `end` their place in the segment's own text; empty and None where it is about the
    whole.
    """

    check: Check
    message: str
    lost: str = ""
    start: int | None = None
    end: int | None = None


class Translation(Record, frozen=True):
    """One segment in another language.

    `engine` names who translated it (`memory`, `google`, or `reader` for a correction), `by` who
    made the unit of the memory that it came from; `made` is when, ISO 8601 in UTC. `entities` and
    `figures` point into this `text`.
    """

    segment: int
    text: str
    engine: str
    by: str = ""
    warnings: tuple[TranslationWarning, ...] = ()
    made: str | None = None
    entities: tuple[Entity, ...] = ()
    figures: tuple[Figure, ...] = ()


class PreparedArticle(Record, frozen=True):
    """An article as preparation leaves it: its text, and where its parts lie."""

    id: str
    lang: str
    title: str | None
    published: str | None
    byline: str | None
    publisher: str | None
    source: Source
    text: str
    blocks: tuple[Block, ...]
    segments: tuple[Segment, ...]


class Article(PreparedArticle, frozen=True):
    """An article as prepared, annotated and translated.

    `translations` are those that are shown, one for a segment and language; `alternatives` are what
    other engines made of the same segments, kept for comparing.
    """

    entities: tuple[Entity, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[Date, ...] = ()
    translations: dict[str, tuple[Translation, ...]] = {}
    alternatives: dict[str, tuple[Translation, ...]] = {}

    def slice(self, span: Span) -> str:
        """Return the text under `span`."""
        return self.text[span.start : span.end]

    def role_of(self, segment: Segment) -> Role:
        """Return the role of the block that holds `segment`."""
        return self.blocks[segment.block].role

    def translated(self, target: str) -> dict[int, Translation]:
        """Return the translations into `target` by segment id."""
        return {one.segment: one for one in self.translations.get(target, ())}

    def with_translations(self, target: str, made: "tuple[Translation, ...]") -> Self:
        """Return a copy in which `made` replace what stood for the same segments."""
        merged = self.translated(target) | {one.segment: one for one in made}
        ordered = tuple(merged[number] for number in sorted(merged))
        return self.with_(translations={**self.translations, target: ordered})

    def versions(self, target: str, segment: int) -> "tuple[Translation, ...]":
        """Return every translation of one segment, the one that is shown first."""
        shown = [one for one in self.translations.get(target, ()) if one.segment == segment]
        others = [one for one in self.alternatives.get(target, ()) if one.segment == segment]
        return (*shown, *others)

    def with_choice(self, target: str, chosen: "Translation") -> Self:
        """Return a copy in which `chosen` is shown for its segment and what stood there is kept.

        Of one engine only the latest version of a segment is kept.
        """
        versions = self.versions(target, chosen.segment)
        others = [one for one in self.alternatives.get(target, ()) if one.segment != chosen.segment]
        kept = {one.engine: one for one in reversed(versions) if one.engine != chosen.engine}
        ordered = sorted([*others, *kept.values()], key=lambda one: (one.segment, one.engine))
        alternatives = {**self.alternatives, target: tuple(ordered)}
        if not ordered:
            del alternatives[target]
        return self.with_(alternatives=alternatives).with_translations(target, (chosen,))


class Quote(Record, frozen=True):
    """A W3C text-quote anchor: the exact words and a little of what stands around them."""

    exact: str
    prefix: str = ""
    suffix: str = ""


class Passage(Record, frozen=True):
    """What the reader bookmarked: a stretch of one article, with tags and a note.

    `segment` and `last_segment` are the ids of the first and last segment touched; `start` and
    `end` point into the article's text. `created` and `changed` are ISO 8601 in UTC.
    """

    id: str
    article: str
    segment: int
    last_segment: int
    start: int
    end: int
    quote: Quote
    tags: tuple[str, ...] = ()
    note: str = ""
    created: str = ""
    changed: str = ""


class GlossaryTerm(Record, frozen=True):
    """How a term must be translated.

    `case` says whether the term is only itself in exactly these capitals. `lang` and `target_lang`
    are empty for any language.
    """

    term: str
    translation: str
    note: str = ""
    case: bool = False
    lang: str = ""
    target_lang: str = ""


class LineChoice(Record, frozen=True):
    """What the reader wants of one line of a briefing.

    `line` is its id; `places` are the articles and segments that it cited when it was chosen, which
    find it again should another segment speak for it; `section` is where it stands. `place` is its
    number among the lines of the section that the reader has put in an order of their own.
    """

    line: str
    section: Literal["claims", "ledger", "who", "timeline", "sides"]
    places: tuple[tuple[str, int], ...]
    is_pinned: bool = False
    is_dropped: bool = False
    wording: str | None = None
    place: int | None = None


class BriefingChoices(Record, frozen=True):
    """What the reader wants of the briefing on some articles, whatever is made anew.

    `articles` are the ids of all of them, in order; `left_out` those that do not speak. `changed`
    is ISO 8601 in UTC.
    """

    articles: tuple[str, ...]
    left_out: tuple[str, ...] = ()
    lines: tuple[LineChoice, ...] = ()
    changed: str = ""


class TranslationUnit(Record, frozen=True):
    """One pair of a translation memory. `by` is who made it; `made` ISO 8601 in UTC."""

    source: str
    target: str
    lang: str
    target_lang: str
    by: str = ""
    made: str | None = None


def to_json(record: object, *, indent: int = 0) -> str:
    """Return `record` (or a list of records) as JSON, in the form the commands print."""
    raw = msgspec.json.encode(record)
    return (msgspec.json.format(raw, indent=indent) if indent else raw).decode()
