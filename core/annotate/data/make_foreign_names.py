"""Makes `foreign_names.tsv`: sounds of Cyrillic spellings that the Latin letters do not tell.

    python make_foreign_names.py persons.txt > foreign_names.tsv

`persons.txt` is the table of personal names of rigour 1.2.9 (OpenSanctions, MIT), which comes
from the items for given and family names of Wikidata (CC0). A name is kept where the rules of
transcription do not already bring its Latin and Cyrillic spellings together (`Меланшон`); where
several names are written alike, the one that most languages know stands.
"""

import re
import sys
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

from core.annotate.identity.sound import sound, spell, style_of
from core.annotate.identity.text import fold

_CYRILLIC = re.compile(r"[а-яёіїєґ'’]{2,}")
_LATIN = re.compile(r"[a-zß-ɏ'’]{2,}")
_SLAVIC = re.compile(
    "(?:[оеё]ва?|ина?|[сц]ь?ки?й|[сц]ь?кая?|енко|чук|юк|ович|евич|ян|швили|дзе)$",
)
_DIGRAPH = re.compile("[sczk]h|y[aeou]")
_ELSEWHERE = re.compile("sj|tj|tx|[sc]z|zs|cs|[aeou]s$")
"""How Dutch, Danish, Catalan, Polish, Hungarian and the Baltic languages transcribe."""
_HEAD = """\
# Names whose Latin letters do not tell how they are written in Cyrillic: the sound of the Cyrillic
# spelling (core/annotate/identity/sound.py) and the spelling at home, folded. Made by
# make_foreign_names.py from the names of rigour 1.2.9 (OpenSanctions, MIT), which come from
# Wikidata (CC0); to be made anew when the rules of transcription change. After a dash: home
# spellings of names that sound like a better known one.
"""
_LEAST_LIKENESS = 0.6
"""Below this the two are different names for one (`Иннокентий`, Innocenzo), not spellings."""
_LOOSE = frozenset(("g", "k", "s", "d", "u", "v", ""))
"""First sounds that spellings differ in: h, j, w, c."""
_COARSE = str.maketrans({"C": "k", "S": "s", "s": "k", "v": "u", "f": "v", "i": "e", "a": "o"})


def main(path: str) -> None:
    """Print the table made from the file at `path`."""
    weigh = _weights()
    weight: tuple[bool, float]
    regular: dict[str, tuple[bool, float]] = {}
    foreign: dict[str, tuple[tuple[bool, float], str]] = {}
    homes: set[str] = set()
    for latin, cyrillic, known in _groups(path):
        native = _native(latin, cyrillic, weigh)
        sounds = set(map(sound, cyrillic))
        told = {sound(native), sound(native, style_of(native))} if native is not None else set()
        for heard in sounds:
            if native is None:
                weight = (any(map(weigh, latin)), known * 1.5)
                regular[heard] = max(weight, regular.get(heard, (False, 0)))
            elif _is_likely(sound(native), heard):
                homes.add(native)
                # A spelling that sounds like this one is likelier meant by it; one that sounds
                # like another Cyrillic form of the same name, less likely (`Леон`, Leone).
                likelihood = 1.5 if heard in told else 0.33 if told & sounds else 1.0
                rank = (weigh(native), known * likelihood)
                foreign[heard] = max((rank, native), foreign.get(heard, ((False, 0.0), "")))
    sys.stdout.write(_HEAD)
    kept = {
        heard: written
        for heard, (weight, written) in foreign.items()
        if weight > regular.get(heard, (False, 0))
    }
    for heard in sorted(kept):
        sys.stdout.write(f"{heard}\t{kept[heard]}\n")
    for written in sorted(homes - set(kept.values())):
        sys.stdout.write(f"-\t{written}\n")


def _weights() -> Callable[[str], bool]:
    """Return whether the French press knows a name: whether spaCy's French vectors have it."""
    import spacy

    vocab = spacy.load("fr_core_news_md").vocab
    rows = vocab.vectors.key2row
    return lambda form: vocab.strings[form.title()] in rows


def _native(latin: list[str], cyrillic: list[str], weigh: Callable[[str], bool]) -> str | None:
    """Return how the name is written at home; None where its spellings are transcriptions.

    Transcriptions sound like their Cyrillic; so does what Latvian or Azeri makes of a foreign name
    (`Tramp`, `Conson`), which is passed over where the home spelling stands beside it.
    """
    if any(_SLAVIC.search(one) for one in cyrillic):
        return None
    heard = {sound(one) for one in cyrillic}
    plain = {one: _written(one) for one in latin}
    told = {
        w for one, w in plain.items() if sound(one, style_of(one)) in heard or sound(w) in heard
    }
    others = set(plain.values()) - told
    untold = [one for one in others if one in latin or not told]
    homes = set(plain.values())
    untold = [
        one
        for one in untold
        if homes.isdisjoint(_without_ending(one))
        and heard.isdisjoint(map(sound, _without_ending(one)))
    ]
    if told:
        untold = [one for one in untold if not _ELSEWHERE.search(one)]
    if told and not untold:
        return next(iter(told)) if len(told) == 1 else None
    # A spelling that sounds right and is not the bare transcription is how it is written at home.
    at_home = any(weigh(one) and spell(sound(one)) != one for one in told)
    if at_home or not untold or any(map(_DIGRAPH.search, told)):
        return next(iter(told)) if len(told) == 1 else None
    best = max(untold, key=lambda one: (weigh(one), len(one), one))
    if told and not weigh(best):
        return next(iter(told)) if len(told) == 1 else None
    return best


def _without_ending(form: str) -> list[str]:
    """Return what is left of `form` without what Latvian and Czech add to a foreign name."""
    return [form.removesuffix(ending) for ending in ("s", "ova") if form.endswith(ending)]


def _written(form: str) -> str:
    return fold(form).replace("'", "").replace("’", "")


def _groups(path: str) -> Iterator[tuple[list[str], list[str], int]]:
    """Yield the Latin and Cyrillic forms of each name, and in how many forms it is known."""
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        forms = [form.strip() for form in line.rpartition(" => ")[0].split(",")]
        latin = [form for form in forms if _LATIN.fullmatch(form)]
        cyrillic = [form for form in forms if _CYRILLIC.fullmatch(form)]
        if latin and cyrillic:
            yield latin, cyrillic, len(forms)


def _is_likely(one: str, other: str) -> bool:
    first = [re.sub("^[aeiou]+", "", word.translate(_COARSE))[:1] for word in (one, other)]
    if first[0] != first[1] and not set(first) <= _LOOSE:
        return False
    pair = (one.translate(_COARSE), other.translate(_COARSE))
    return SequenceMatcher(None, *pair, autojunk=False).ratio() >= _LEAST_LIKENESS


if __name__ == "__main__":
    main(sys.argv[1])
