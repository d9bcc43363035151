"""The gate of who is who: what somebody is said to be stands in the sentence that says so."""

from collections.abc import Iterable

from core.brief.gate.gate import NOT_THERE, Gate
from core.brief.gate.speakers import spaced
from core.brief.line import Line, one_line
from core.brief.who.row import NameRow, RoleGiven


def gate_roles(gate: Gate, rows: Iterable[NameRow], target: str) -> tuple[NameRow, ...]:
    """Return the rows with the roles that what they cite bears out.

    A role that its first sentence does not have is withheld. Where only the wording of the
    translation says something else, the original's words are shown, and the wording is listed.
    """
    passed: list[NameRow] = []
    for row in rows:
        roles = tuple(
            sound for role in row.roles if (sound := _sound(gate, row, role, target)) is not None
        )
        passed.append(row if roles == row.roles else row.with_(roles=roles))
    return tuple(passed)


def _sound(gate: Gate, row: NameRow, role: RoleGiven, target: str) -> RoleGiven | None:
    line = Line(
        text=role.text,
        lang=role.lang if role.text == role.original else target,
        citations=role.citations,
        is_translated=role.text != role.original,
        id=row.key,
    )
    sentence = gate.cited(role.citations[0]) if role.citations else None
    if sentence is None:
        gate.withhold(line, "who", [NOT_THERE])
        return None
    if spaced(role.original) not in spaced(sentence.original):
        gate.withhold(
            line, "who", [f"The cited sentence does not say “{one_line(role.original)}”."]
        )
        return None
    strays = tuple(one for one in role.citations if gate.cited(one) is None)
    if strays:
        gate.withhold(line, "who", [NOT_THERE], strays)
        kept = tuple(one for one in role.citations if one not in strays)
        role = role.with_(citations=kept)
    if role.text == role.original:
        return role
    reasons = gate.phrase_reasons(role.citations[0], role.text)
    if reasons:
        gate.withhold(line, "who", reasons, role.citations[:1])
        return role.with_(text=role.original)
    return role
