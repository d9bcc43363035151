"""What a question finds."""

from core.article import Record


class Snippet(Record, frozen=True):
    """Some text, and the stretches of it that the question found, in code points, end exclusive."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


class Hit(Record, frozen=True):
    """A sentence that answers the question.

    `segment` is its number in the article. `translation` is into `target`: the language asked for,
    else one whose translation the question found, else any; both are None where there is none.
    `in_article` counts the sentences of the article that answer, of which only some are shown.
    """

    article: str
    segment: int
    title: str
    lang: str
    published: str | None
    original: Snippet
    translation: Snippet | None = None
    target: str | None = None
    in_article: int = 1
    is_read: bool = False
    is_bookmarked: bool = False
    tags: tuple[str, ...] = ()


class Widened(Record, frozen=True):
    """Words of the question that are a name, looked for in all its forms.

    `name` is its form in English, `forms` are the others that were looked for, commonest first.
    """

    written: str
    name: str
    key: str
    forms: tuple[str, ...]

    def sentence(self) -> str:
        """Say what else was looked for."""
        shown = ", ".join(self.forms[:_MOST_FORMS])
        more = f" and {len(self.forms) - _MOST_FORMS} more" if len(self.forms) > _MOST_FORMS else ""
        return f"{self.written} is also looked for as {shown}{more} ({self.name})."


_MOST_FORMS = 6


class Results(Record, frozen=True):
    """The answer to a question; `hits` are grouped by article, the best article first.

    `total` counts all sentences that answer, whatever `limit` and the most of one article.
    `is_complete` is False where there were too many to weigh: then `hits` are from the newest
    articles, the newest first, and `total` may be a lower bound (`is_counted` False).
    `articles` counts the articles of `total`; None where there are too many sentences to look.
    `took` is in seconds.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    articles: int | None = 0
    is_complete: bool = True
    is_counted: bool = True
    widened: tuple[Widened, ...] = ()
    took: float = 0.0


class Refreshed(Record, frozen=True):
    """What a refresh did to the index, in articles; `unreadable` are those it had to pass over."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unreadable: int = 0
    was_rebuilt: bool = False
    took: float = 0.0

    @property
    def has_changed(self) -> bool:
        """Whether questions may be answered differently now."""
        return bool(self.added or self.changed or self.removed or self.was_rebuilt)
