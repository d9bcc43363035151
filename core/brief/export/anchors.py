"""Names of places in a file, made of ids."""

import re


class Anchors:
    """Gives each id one name of ASCII letters, digits and hyphens, which no other id has."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._taken: set[str] = set()

    def of(self, line: str) -> str:
        """Return the name of an id, the same each time."""
        if line not in self._names:
            plain = re.sub(r"[^A-Za-z0-9]+", "-", line).strip("-") or "line"
            chosen, number = plain, 1
            while chosen in self._taken:
                number += 1
                chosen = f"{plain}-{number}"
            self._names[line] = chosen
            self._taken.add(chosen)
        return self._names[line]
