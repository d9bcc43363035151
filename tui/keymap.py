"""What the keys become: bindings of screens and widgets, remapped by the settings, and their help.

The keys themselves stand in tui.keys; `settings.keys` remaps them by id.
"""

from collections.abc import Collection, Mapping

from textual.binding import Binding
from textual.keys import Keys, _character_to_key, format_key

from tui.keys import APP_KEYS, KEYS, PLACES, Key


def keymap_order(ids: Collection[str]) -> dict[str, int]:
    """Return where each of `ids`, which work in one place, stands among its keys."""
    for keys in KEYS.values():
        order = {key.id: number for number, key in enumerate(keys)}
        if order.keys() >= set(ids):
            return order
    return {}


def bindings_for(name: str) -> list[Binding]:
    """Return the bindings of one group of `KEYS`, for a class's BINDINGS."""
    return [
        Binding(
            key.keys,
            key.action,
            key.description,
            show=key.show,
            tooltip=key.tooltip,
            id=key.id,
            priority=key.priority,
        )
        for key in KEYS[name]
    ]


def check_keymap(wanted: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """Return the part of `settings.keys` that can be used, and a sentence for each part that can't.

    Refused are ids that we do not know, keys that no terminal sends, and a key that would then do
    two things in one place.
    """
    known = {key.id for keys in KEYS.values() for key in keys}
    good: dict[str, str] = {}
    problems: list[str] = []
    for id_, keys in wanted.items():
        if id_ not in known:
            problems.append(f"There is no key called {id_!r}; the help lists them all.")
            continue
        names = [normal_key(part) for part in _split(keys)]
        bad = [part for part, name in zip(_split(keys), names, strict=True) if name is None]
        if bad or not names:
            problems.append(f"{bad[0] if bad else keys!r} is not a key ({id_}).")
            continue
        good[id_] = ",".join(name for name in names if name)
    for id_, clash in _clashes(good).items():
        problems.append(clash)
        del good[id_]
    return good, problems


def _split(keys: str) -> list[str]:
    """Return the alternatives; a comma standing alone is the comma key."""
    return [","] if keys.strip() == "," else [part.strip() for part in keys.split(",") if part]


def _clashes(good: Mapping[str, str]) -> dict[str, str]:
    """Return a sentence for each remapped id whose new key is already taken in its place."""
    found: dict[str, str] = {}
    for place, keys in KEYS.items():
        # The application's own keys work on every screen.
        shared = () if place == "app" else APP_KEYS
        taken: dict[str, str] = {}
        for key in sorted((*shared, *keys), key=lambda key: key.id in good):
            for name in good.get(key.id, key.keys).split(","):
                other = taken.setdefault(name, key.id)
                if other != key.id and (key.id in good or other in good):
                    loser = key.id if key.id in good else other
                    found[loser] = (
                        f"{show_key(name)} cannot be {loser}: it is {other} already "
                        f"({PLACES[place].lower()})."
                    )
    return found


def normal_key(name: str) -> str | None:
    """Return Textual's name of a key (`?` is `question_mark`), or None when there is none."""
    if len(name) == 1:
        return _character_to_key(name) if name.isprintable() else None
    *modifiers, last = name.split("+")
    if any(modifier not in {"ctrl", "shift", "alt"} for modifier in modifiers):
        return None
    if len(last) == 1:
        last = _character_to_key(last)
        return "+".join((*modifiers, last))
    named = last in _KEY_NAMES or len(format_key(last)) == 1
    return name if named else None


_KEY_NAMES = frozenset(key.value for key in Keys if "+" not in key.value and key.value[0] != "<")


def show_key(key: str) -> str:
    """Return a key as people write it: `question_mark` is `?`, `ctrl+p` is `ctrl+p`."""
    *modifiers, last = key.split("+")
    if last[0] == "f" and last[1:].isdigit():
        return "+".join((*modifiers, last.upper()))
    return "+".join((*modifiers, _SHOWN.get(last) or format_key(last)))


_SHOWN = {"pagedown": "PageDown", "pageup": "PageUp", "home": "Home", "end": "End"} | {
    "enter": "Enter",
    "delete": "Delete",
}


def key_table() -> str:
    """Return all keys as Markdown tables, one for each place, for the README."""
    lines: list[str] = []
    for place, keys in KEYS.items():
        lines += [f"**{PLACES[place]}**", "", "| key | does | id |", "|---|---|---|"]
        lines += [f"| {_alternatives(key)} | {key.tooltip} | `{key.id}` |" for key in keys]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _alternatives(key: Key) -> str:
    return " ".join(f"`{show_key(name)}`" for name in key.keys.split(","))
