"""A row of who is who: one identity, its forms and the roles that the texts give it."""

from core.article import Label, Record
from core.brief.line import Citation


class RoleGiven(Record, frozen=True):
    """What a text says somebody is: "ministrul sud-coreean al Apărării".

    `text` is in the reader's language where the translation shows it, else `original`, which is in
    `lang`. `citations` are all the places where it is said, in whatever words.
    """

    text: str
    original: str
    lang: str
    citations: tuple[Citation, ...]


class NameRow(Record, frozen=True):
    """One person, place or organisation, with every form seen, by language, commonest first.

    `mentions` counts originals only; `citations` holds the first mention in each segment. `roles`
    are ordered by how many sources give them.
    """

    key: str
    name: str
    label: Label
    forms: dict[str, tuple[str, ...]]
    mentions: int
    citations: tuple[Citation, ...]
    roles: tuple[RoleGiven, ...] = ()
    is_pinned: bool = False
