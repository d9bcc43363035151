"""From a question to what SQLite is asked: an expression for FTS5, and conditions beside it.

Every word of the question has been folded to letters and digits before it gets here, and stands in
double quotes in the expression; everything else goes by parameters.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from core.search.indexing import EVERY, lang_fact, name_fact
from core.search.marking import Term
from core.search.names import Meant, Names
from core.search.nodes import (
    Any,
    Days,
    Every,
    In,
    Lang,
    Named,
    Node,
    Quantity,
    Tagged,
    Text,
    Without,
)
from core.search.results import Widened

_LONGEST_NAME = 4
"""Words of a question side by side that are taken for one name."""
_NOTHING = 'facts : "xnothing"'
_ALL = f'facts : "{EVERY}"'
_SAID = "{title lead body} : "

_FIGURES = (
    "+s.id IN (SELECT segment FROM figures"
    " WHERE high >= ? AND low <= ? AND (? IS NULL OR unit = ? COLLATE NOCASE))"
)
_DAYS = "+s.id IN (SELECT segment FROM days WHERE first >= ? AND last <= ?)"
_PUBLISHED = "(s.first_day IS NOT NULL AND s.first_day >= ? AND s.last_day <= ?)"
_KEPT = "+s.id IN (SELECT segment FROM temp.kept WHERE tag = ?)"
_OPENED = "s.article IN (SELECT number FROM temp.opened)"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the question: both `fts` and `sql` must hold, where there are any."""

    fts: str | None = None
    sql: str | None = None
    values: tuple[object, ...] = ()


@dataclass(slots=True)
class Plan:
    """What is asked of SQLite, and what is to be marked in the sentences found."""

    fts: str | None = None
    sql: str | None = None
    values: tuple[object, ...] = ()
    terms: list[Term] = field(default_factory=list)
    names: dict[int, tuple[str, ...]] = field(default_factory=dict)
    widened: list[Widened] = field(default_factory=list)
    has_words: bool = False
    """Whether there is anything in it by which sentences can be weighed."""


class Planner:
    """Makes the plan of one question.

    `kept` puts the segments of passages with a tag, or of all for None, where SQL finds them, and
    returns the number under which they stand there; `opened` does so with articles that were read.
    """

    def __init__(
        self, names: Names, kept: Callable[[str | None], int], opened: Callable[[], None]
    ) -> None:
        self._names = names
        self._kept = kept
        self._opened = opened
        self._plan = Plan()
        self._is_excluding = False

    def plan(self, node: Node) -> Plan:
        """Return what to ask for `node`."""
        part = self._part(node)
        self._plan.fts, self._plan.sql, self._plan.values = part.fts, part.sql, part.values
        return self._plan

    def _part(self, node: Node) -> Part:
        if isinstance(node, Every):
            return self._every(node.parts)
        if isinstance(node, Any):
            return _any([self._part(one) for one in node.parts])
        if isinstance(node, Without):
            return self._without(node)
        if isinstance(node, Text):
            return Part(fts=self._text(node))
        if isinstance(node, Named):
            return Part(fts=self._named(node))
        if isinstance(node, Lang):
            return Part(fts=_facts(lang_fact(code) for code in node.codes))
        return self._condition(node)

    def _every(self, nodes: Sequence[Node]) -> Part:
        wanted: list[str] = []
        unwanted: list[str] = []
        conditions: list[Part] = []
        at = 0
        while at < len(nodes):
            run = self._name_run(nodes, at)
            if run > 1:
                wanted.append(self._several(nodes[at : at + run]))
                at += run
                continue
            node = nodes[at]
            part = self._part(node)
            at += 1
            if isinstance(node, Without) and part.sql is None and part.fts is not None:
                unwanted.append(part.fts.removeprefix(f"{_ALL} NOT "))
            elif part.fts is not None:
                wanted.append(part.fts)
            if part.sql is not None:
                conditions.append(part)
        fts = " AND ".join(f"({one})" for one in wanted) or (_ALL if unwanted else None)
        if unwanted:
            fts = f"({fts}) NOT ({' OR '.join(unwanted)})"
        return Part(
            fts,
            " AND ".join(f"({one.sql})" for one in conditions) or None,
            tuple(value for one in conditions for value in one.values),
        )

    def _without(self, node: Without) -> Part:
        was, self._is_excluding = self._is_excluding, not self._is_excluding
        part = self._part(node.part)
        self._is_excluding = was
        if part.sql is None:
            return Part(fts=f"{_ALL} NOT ({part.fts})")
        sql, values = _as_condition(part)
        return Part(sql=f"NOT ({sql})", values=values)

    def _name_run(self, nodes: Sequence[Node], at: int) -> int:
        """Return how many words from `at` on are one name; 1 where they are not."""
        run: list[Text] = []
        for node in nodes[at : at + _LONGEST_NAME]:
            if not isinstance(node, Text) or node.is_exact or node.is_prefix:
                break
            run.append(node)
        while len(run) > 1:
            folded = [word for one in run for word in one.words]
            if self._names.are_name(folded, " ".join(one.written for one in run)):
                break
            run.pop()
        return len(run)

    def _several(self, nodes: Sequence[Node]) -> str:
        """Return the expression for words that are one name together: all of them, or the name."""
        texts = [one for one in nodes if isinstance(one, Text)]
        words = tuple(word for one in texts for word in one.words)
        meant = self._names.of_words(words, " ".join(one.written for one in texts))
        own = " AND ".join(_said(one.words) for one in texts)
        for one in texts:
            self._mark(Term(one.words))
        return _either(f"({own})", self._forms(meant))

    def _text(self, node: Text) -> str:
        self._mark(Term(node.words, node.is_prefix))
        own = _said(node.words) + (" *" if node.is_prefix else "")
        if node.is_exact or node.is_prefix:
            return own
        return _either(own, self._forms(self._names.of_words(node.words, node.written)))

    def _named(self, node: Named) -> str:
        return _either(self._forms(self._names.of_kind(node.kind, node.words, node.written), False))

    def _forms(self, meant: Meant | None, in_text: bool = True) -> str:
        """Return the expression for all forms of a name, empty where there is none."""
        if meant is None:
            return ""
        if not self._is_excluding:
            self._plan.has_words = True
            self._plan.names |= meant.folded
            self._plan.widened += [one for one in meant.widened if one not in self._plan.widened]
        facts = _facts(map(name_fact, meant.numbers)) if meant.numbers else ""
        if not in_text:
            return facts
        for one in meant.phrases:
            self._mark(Term(one))
        return _either(facts, *map(_said, meant.phrases))

    def _condition(self, node: Quantity | Days | Tagged | In) -> Part:
        """Return the condition of a filter that is no word; `s` is the table of segments."""
        if isinstance(node, Quantity):
            return Part(sql=_FIGURES, values=(node.low, node.high, node.unit, node.unit))
        if isinstance(node, Days):
            between = (node.first, node.last)
            if node.kind == "date":
                return Part(sql=f"{_DAYS} OR {_PUBLISHED}", values=(*between, *between))
            return Part(sql=_DAYS if node.kind == "said" else _PUBLISHED, values=between)
        if isinstance(node, Tagged):
            return Part(sql=_KEPT, values=(self._kept(node.tag),))
        if node.state == "bookmarked":
            return Part(sql=_KEPT, values=(self._kept(None),))
        self._opened()
        return Part(sql=_OPENED if node.state == "read" else f"NOT ({_OPENED})")

    def _mark(self, term: Term) -> None:
        if not self._is_excluding:
            self._plan.has_words = True
            if term not in self._plan.terms:
                self._plan.terms.append(term)


def _any(parts: Sequence[Part]) -> Part:
    if all(one.sql is None for one in parts):
        return Part(fts=" OR ".join(f"({one.fts})" for one in parts))
    each = [_as_condition(one) for one in parts]
    return Part(
        sql=" OR ".join(f"({sql})" for sql, _ in each),
        values=tuple(value for _, values in each for value in values),
    )


def _as_condition(part: Part) -> tuple[str, tuple[object, ...]]:
    """Return a part as a condition alone."""
    found: list[str] = []
    values: tuple[object, ...] = ()
    if part.fts is not None:
        found.append("+s.id IN (SELECT rowid FROM words WHERE words MATCH ?)")
        values = (part.fts,)
    if part.sql is not None:
        found.append(f"({part.sql})")
    return " AND ".join(found), (*values, *part.values)


def _said(words: Sequence[str]) -> str:
    return f'{_SAID}"{" ".join(words)}"'


def _facts(facts: Iterable[str]) -> str:
    found = [f'"{one}"' for one in facts]
    return f"facts : ({' OR '.join(found)})" if found else _NOTHING


def _either(*choices: str) -> str:
    """Return an expression for one of `choices`; empty ones are passed over."""
    left = [one for one in choices if one]
    return " OR ".join(left) if left else _NOTHING
