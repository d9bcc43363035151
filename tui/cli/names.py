"""`dragoman names`: who is who across languages, why, and the reader's word on it."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from core.article import Label
from core.errors import IngestError
from tui.cli.env import Env, Failure, json_option, lang_option, pass_env, print_json

if TYPE_CHECKING:
    from core.annotate.identity import Identity
    from core.store import Identities, IdentityChoice, NamedForm

_LABELS: tuple[Label, ...] = get_args(Label)

_KINDS: dict[Label, str] = {
    "PER": "a person",
    "LOC": "a place",
    "ORG": "an organisation",
    "MISC": "a name of another kind",
}


@dataclass(frozen=True, slots=True)
class _Asked:
    """A form to look up, with the label and language that came with it, if any."""

    form: str
    label: Label | None
    lang: str


@click.command("names")
@click.argument("forms", nargs=-1, metavar="[FORM...|FILE|-]")
@click.option("--same", nargs=2, metavar="A B", help="Say whether two names are one, and why.")
@click.option("--join", nargs=2, metavar="A B", help="Keep A and B as one, whatever the rules say.")
@click.option("--part", nargs=2, metavar="A B", help="Keep A and B as two.")
@click.option("--forget", nargs=2, metavar="A B", help="Let the rules decide again on A and B.")
@click.option("--choices", is_flag=True, help="List what has been joined and parted.")
@click.option(
    "--label",
    type=click.Choice(_LABELS, case_sensitive=False),
    help="What kind of thing is named; else the tables and the form tell.",
)
@lang_option
@json_option
@pass_env
def names_command(
    env: Env,
    forms: tuple[str, ...],
    same: tuple[str, str] | None,
    join: tuple[str, str] | None,
    part: tuple[str, str] | None,
    forget: tuple[str, str] | None,
    choices: bool,
    label: Label | None,
    lang: str | None,
    as_json: bool,
) -> None:
    """Print for each name its key, its English form and the rule that gave them.

    Give names, a FILE or - for standard input: one name a line; its label (PER, LOC, ORG or MISC)
    and its language may follow, parted by tabs. --same ends with exit code 0 where both are one,
    1 where not. --join and --part are kept in the library and hold for all articles.
    """
    pairs = [one for one in (same, join, part, forget) if one is not None]
    if len(pairs) + bool(forms) + choices != 1:
        raise click.UsageError("Give names, or one of --same, --join, --part, --forget, --choices.")
    if choices:
        _print_choices(env, as_json)
    elif same is not None:
        sys.exit(_compare(env, same, label, lang or "", as_json))
    elif pairs:
        kind = "join" if join else "part" if part else "forget"
        _choose(env, kind, pairs[0], label, lang or "")
    else:
        settle = _choices_of(env)
        for asked in _asked(forms, label, lang or ""):
            _print_one(asked, settle, as_json)


def _choices_of(env: Env) -> "Identities | None":
    """Return the reader's choices, without making a library where there is none."""
    if not (env.library_path / "identities.json").is_file():
        return None
    return env.library.identities()


def _asked(forms: Iterable[str], label: Label | None, lang: str) -> Iterator[_Asked]:
    given = list(forms)
    if len(given) == 1 and (given[0] == "-" or Path(given[0]).is_file()):
        for number, line in enumerate(_lines(given[0]), 1):
            form, *rest = line.rstrip("\r\n").split("\t")
            if form.strip():
                yield _read(form, rest, label, lang, f"Line {number} of {given[0]}")
        return
    for form in given:
        yield _Asked(form, label, lang)


def _lines(source: str) -> Iterator[str]:
    try:
        raw = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except OSError as error:
        raise IngestError(
            f"{source} cannot be read ({error.strerror or error}); check the name and permissions."
        ) from error
    yield from raw.decode("utf-8-sig", errors="replace").split("\n")


def _read(form: str, rest: list[str], label: Label | None, lang: str, place: str) -> _Asked:
    said = rest[0].strip().upper() if rest else ""
    found = next((one for one in _LABELS if one == said), None)
    if said and found is None:
        raise Failure(
            f"{place} has {said!r} after the name; put PER, LOC, ORG, MISC or nothing there."
        )
    return _Asked(form, found or label, (rest[1].strip() if len(rest) > 1 else "") or lang)


def _resolve(asked: _Asked, settle: "Identities | None") -> "tuple[Identity, str, str, str]":
    """Return who it is by the rules, then key, name and rule with the reader's choices."""
    from core.annotate.identity import resolve
    from core.prepare import clean_line

    who = resolve(clean_line(asked.form), asked.label, asked.lang)
    if settle is not None:
        key, name = settle.settle(asked.form, who.key, who.name)
        if key != who.key:
            return who, key, name, "your choice"
    return who, who.key, who.name, who.rule


def _print_one(asked: _Asked, settle: "Identities | None", as_json: bool) -> None:
    from core.prepare import clean_line

    who, key, name, rule = _resolve(asked, settle)
    if not as_json:
        click.echo("\t".join((clean_line(asked.form), key, clean_line(name), rule)))
        return
    from core.article import to_json

    row: dict[str, Any] = {
        "form": asked.form,
        "label": who.label,
        "lang": asked.lang or None,
        "key": key,
        "name": name,
        "rule": rule,
        "forms": list(who.forms),
    }
    click.echo(to_json(row))


def _compare(env: Env, pair: tuple[str, str], label: Label | None, lang: str, as_json: bool) -> int:
    """Say whether two names are one, and why; return the exit code."""
    from core.annotate.identity import compare

    found = compare(*pair, label, lang)
    is_same, reason = found.is_same, found.reason
    settle = _choices_of(env)
    if settle is not None:
        sides = [settle.settle(*one) for one in _sides(pair, found.one, found.other)]
        said = settle.word_on(*pair)
        if said is None:
            said = sides[0][0] == sides[1][0]
        if said != is_same:
            is_same = said
            reason = f"You have said that they are {'one' if is_same else 'two'}."
    if as_json:
        print_json({"same": is_same, "reason": reason, "keys": [found.one.key, found.other.key]})
    else:
        click.echo(f"{'Same' if is_same else 'Not the same'}. {reason}")
    return 0 if is_same else 1


def _sides(
    pair: tuple[str, str], one: "Identity", other: "Identity"
) -> Iterator[tuple[str, str, str]]:
    for form, who in zip(pair, (one, other), strict=True):
        yield form, who.key, who.name


def _choose(env: Env, kind: str, pair: tuple[str, str], label: Label | None, lang: str) -> None:
    from core.prepare import clean_line
    from core.store import IdentityChoice
    from tui.identity import forms_held

    pair = clean_line(pair[0]), clean_line(pair[1])
    held = forms_held(env.library, pair, label) if kind != "forget" else {}
    kinds = {one.label for one in held.values()}
    guessed = label or (kinds.pop() if len(kinds) == 1 else None)
    one, other = (held.get(form) or _named(form, guessed, lang) for form in pair)
    choice = IdentityChoice(
        kind="apart" if kind == "part" else "same",
        one=one,
        other=other,
        made=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    if choice.one.form.casefold() == choice.other.form.casefold():
        raise click.UsageError("Give two names that differ.")
    if kind != "forget":
        env.library.choose_identity(choice)
        click.echo(f"{choice.sentence()} That holds for all articles of {env.library_path}.")
        for side in (one, other):
            if side.form not in held:
                what = _KINDS[side.label]
                click.echo(
                    f"No article there has “{side.form}” yet; it is taken for {what}. If it is not,"
                    " say what it is with --label.",
                    err=True,
                )
    elif env.library.forget_identity(choice.id) is None:
        raise Failure(
            f"Nothing has been said on {choice.pair()}; `dragoman names --choices` lists what has."
        )
    else:
        click.echo(f"The rules decide again on {choice.pair()}.")


def _named(form: str, label: Label | None, lang: str) -> "NamedForm":
    from core.annotate.identity import resolve
    from core.prepare import clean_line
    from core.store import NamedForm

    cleaned = clean_line(form)
    who = resolve(cleaned, label, lang)
    return NamedForm(form=cleaned, key=who.key, name=who.name, label=who.label)


def _print_choices(env: Env, as_json: bool) -> None:
    made: list[IdentityChoice] = env.library.identity_choices()
    if as_json:
        print_json(made)
        return
    for one in made:
        sign = "=" if one.kind == "same" else "≠"
        click.echo(f"{one.one.form} {sign} {one.other.form}  ({one.one.key}, {one.other.key})")
    if not made:
        click.echo("Nothing has been joined or parted; the rules decide alone.", err=True)
