"""Names taken out of good English translations, by regular expressions alone.

Nothing of the annotation is asked, so that what it does not know is damaged too. A name is a run of
capitalised words inside a sentence (with the small words of names between them), a word with two
capitals, or an acronym; at the start of a sentence only where the run shows by itself that it is
one. Months, weekdays, languages, nationalities, titles alone and `I` are none.
"""

import random
import re
from collections.abc import Iterator

from tests.benchmarks.losses import Damage

_WORD = r"[A-ZÀ-ÖØ-ÞČĐŁŚŞŠȘȚŻŽİ][\w'’]*(?:-\w+)*"
_PARTICLE = r"(?:de|del|della|di|da|du|des|van|von|der|den|al|el|bin|ibn|of|of the|for)"
_RUN = re.compile(rf"(?<![\w.'’-]){_WORD}(?:\.?(?: | {_PARTICLE} |[ ]?& ?){_WORD})*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;…•|–—]\s*|\n)[\s\"'“”‘’«»(\[-]*$")
_AFTER_QUOTE = re.compile(r"[\"'“‘«(\[]$")
_ACRONYM = re.compile(r"[A-Z]{2,6}(?:'s|s)?$")
_TWO_CAPITALS = re.compile(r"\w*[A-Z]\w*[A-Z]|\S+[ -][A-ZÀ-Þ]")
_POSSESSIVE = re.compile(r"['’]s?$")

_NOT_NAMES_LISTED = """
January February March April May June July August September October November December
Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mondays Tuesdays Wednesdays Thursdays
Fridays Saturdays Sundays I I'm I've I'll I'd OK
Mr Mrs Ms Miss Dr Prof Sir Madam Lord Lady President Minister Prime Chancellor King Queen Prince
Princess Pope Bishop Archbishop Cardinal General Colonel Captain Major Senator Governor Mayor
Secretary Chairman Director Professor Doctor Judge Ambassador Commissioner Premier St Jr Sr
AD BC AM PM ID IDs TV TVs PC CEO CEOs CFO GDP VAT DNA HIV AIDS NGO NGOs AI IT MP MPs MEP MEPs
Republican Democratic Democrat Liberal Conservative Labor Labour Tory Socialist Communist Nazi
English French German Romanian Spanish Italian Portuguese Dutch Polish Russian Ukrainian Swedish
Norwegian Danish Finnish Turkish Greek Hungarian Czech Slovak Slovenian Slovene Croatian Croat
Serbian Serb Bosnian Bulgarian Albanian Macedonian Montenegrin Moldovan Austrian Swiss Belgian
Irish Scottish Welsh British Icelandic Estonian Latvian Lithuanian Belarusian Georgian Armenian
Azerbaijani American Canadian Mexican Brazilian Argentine Argentinian Chilean Peruvian Colombian
Venezuelan Cuban Haitian Chinese Japanese Korean Indian Pakistani Afghan Iranian Iraqi Syrian
Lebanese Israeli Palestinian Jordanian Saudi Egyptian Libyan Tunisian Algerian Moroccan Sudanese
Ethiopian Somali Kenyan Nigerian Ghanaian Congolese Rwandan African Asian European Australian
Arab Arabic Jewish Hebrew Latin Kurdish Thai Vietnamese Indonesian Malaysian Filipino Kazakh
Uzbek Ivorian Malian Chadian Catalan Basque Bavarian Roma Hispanic Western Eastern Northern
Southern Christian Muslim Islamic Catholic Protestant Orthodox Romanians Germans Russians
Americans Europeans Ukrainians Italians Greeks Turks Poles Swedes Danes Finns Jews Arabs Muslims
Christians Catholics Africans Asians Canadians Australians Israelis Palestinians Iranians Kurds
Serbs Croats Bulgarians Hungarians Austrians Belgians Moldovans Spaniards Frenchman Englishman
Scot Scots Brit Britons Brits Mexicans Brazilians Indians Syrians Iraqis Afghans Egyptians
Libyans Tunisians Algerians Moroccans Congolese Chechen Chechens Tibetan Frenchmen Frenchwoman
"""
_NOT_NAMES = frozenset(_NOT_NAMES_LISTED.split())
"""Words that alone, or together, are no name that a translation could lose."""
_STARTERS_LISTED = """
The A An This That These Those He She It We They You His Her Its Our Their My Your In On At By
For From With Without To Of And Or But If As When While Where What Who Which Why How There Here
Not No Yes So Then Thus Also After Before Since Until During Under Over Between Among Against
All Each Every Some Many Most Several Both Other Another One Two Three Four Five Six Seven Eight
Nine Ten Although Though Because However Yet Still Now Today Yesterday Tomorrow According More
Less Only Even Just Let Do Does Did Is Are Was Were Has Have Had Will Would Can Could Should May
Might Must First Second Last Next New Dear
"""
_STARTERS = frozenset(_STARTERS_LISTED.split())
_TITLES_LISTED = """
Mr Mrs Ms Miss Dr Prof Sir Madam President Minister Chancellor King Queen Prince Princess Pope
Bishop Archbishop Cardinal General Colonel Captain Senator Governor Mayor Professor Doctor Judge
"""
_TITLES = frozenset(_TITLES_LISTED.split())
_OTHER_NAMES = ("Marcus Feldman", "Tallinn", "Uruguay", "Hendrix", "Nordström")
_PRONOUNS = ("he", "it", "they")


def damages(text: str, translation: str) -> Iterator[Damage]:
    """Yield `translation` with each of its names deleted, and with each replaced.

    What it is replaced by, a pronoun or another name, is drawn by the text. A name of which
    something stands elsewhere in the translation is let be: it would not be lost.
    """
    if _is_headline(translation):
        return
    drawn = random.Random(text)
    for start, end in names(translation):
        lost = translation[start:end]
        rest = translation[:start] + " " + translation[end:]
        if any(re.search(rf"\b{re.escape(word)}\b", rest) for word in _parts(lost) if word[1:]):
            continue
        yield Damage("name dropped", _without(translation, start, end))
        other = drawn.choice((*_OTHER_NAMES, *_PRONOUNS))
        if other not in translation:
            kind = "name made a pronoun" if other in _PRONOUNS else "name replaced"
            yield Damage(kind, translation[:start] + other + translation[end:])


def names(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of what is surely a name in an English `text`."""
    for match in _RUN.finditer(text):
        start, end = match.span()
        words = list(re.finditer(_WORD, match.group()))
        opens = bool(_SENTENCE_START.search(text[:start])) or bool(
            _AFTER_QUOTE.search(text[:start])
        )
        while words and words[0].group() in (_STARTERS | _TITLES if opens else _TITLES):
            words.pop(0)
            opens = False
        if not words:
            continue
        end = start + words[-1].end()
        start += words[0].start()
        form = _POSSESSIVE.sub("", text[start:end])
        end = start + len(form)
        parts = _parts(form)
        if all(_is_no_name(part) for part in parts):
            continue
        if len(form) < 2 or (form.isupper() and len(form) > 6):
            continue
        if opens and not _TWO_CAPITALS.match(form):
            again = re.search(rf"[a-z,] {re.escape(form)}\b", text)
            if again is None:
                continue
        yield start, end


def _is_no_name(part: str) -> bool:
    if part in _NOT_NAMES or part in _STARTERS:
        return True
    return part[:1].islower() or all(one in _NOT_NAMES for one in part.split("-"))


def _parts(form: str) -> list[str]:
    return [_POSSESSIVE.sub("", word) for word in re.findall(_WORD, form)]


def _is_headline(text: str) -> bool:
    """Return whether most long words have a capital: nothing tells a name there."""
    long = re.findall(r"[^\W\d_]{4,}", text)
    capital = [word for word in long[1:] if word[0].isupper()]
    return len(long) > 2 and len(capital) * 5 > (len(long) - 1) * 3


def _without(text: str, start: int, end: int) -> str:
    """Return `text` without the name and without the article or preposition that led to it."""
    before, after = text[:start], text[end:]
    after = re.sub(r"^['’]s?(?=\s)", "", after)
    before = re.sub(r"(?:\b(?:[Tt]he|of|in|at|by|from|to|with|and)\s+){1,2}$", "", before)
    joined = re.sub(r"\s{2,}", " ", f"{before.rstrip()} {after.lstrip()}")
    joined = re.sub(r"\s+([,.;:!?%)])", r"\1", joined).strip()
    return joined[:1].upper() + joined[1:]
