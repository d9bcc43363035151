"""The loss alarm: warnings on good translations, and damage that it catches, by kind.

On real news sentences with real machine translations (lines 0 to 399 of each language, which the
checks were developed on; most translations are good, a few have real losses). Only translations
without a warning beforehand are damaged.
"""

from tests.benchmarks.losses.measuring import measure
from tests.benchmarks.losses.news import ENGINES, LANGUAGES, is_there

_LINES = (0, 400)
_AIMS = {
    "figure changed": "aim 97%",
    "figure dropped": "aim 97%",
    "figure dropped with noun": "aim 97%",
    "name dropped": "aim 90%",
    "negation dropped": "aim 85%",
}


def rows() -> list[tuple[str, ...]]:
    """Return what was measured: language and engine, what, share, of how many."""
    if not is_there():
        return [("no shared sentences here", "", "", "")]
    table: list[tuple[str, ...]] = []
    for lang in LANGUAGES:
        for engine in ENGINES:
            found = measure(lang, engine, *_LINES)
            name = f"{lang} {engine}"
            share = f"{found.false_alarms():.1%} of {found.total}"
            table.append((name, "good ones with a warning", share, "aim at most 3%"))
            for check, count in sorted(found.by_check.items()):
                share = f"{count / found.total:.2%} of {found.total}"
                table.append((name, f"  of them by {check}", share, ""))
            for kind, count in sorted(found.damaged.items()):
                share = f"{found.share_caught(kind):.1%} of {count}"
                table.append((name, f"caught: {kind}", share, _AIMS.get(kind, "")))
    return table
