"""Every file of a library, damaged in every way that comes to mind."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from random import Random

import pytest

import core.atomic
from core.article import BriefingChoices, GlossaryTerm, TranslationUnit
from core.errors import StoreDamaged, StoreError
from core.store import (
    IdentityChoice,
    Library,
    NamedForm,
    ReaderSession,
    ReadingState,
    make_passage,
)
from core.store.disk.sealing import packed, seal, unpack
from tests.core.store.articles import make_article
from tests.core.store.crash.changes import AMOUNT, SEED, Held, held_by
from tests.core.store.crash.test_kill import differences

ARTICLES = (make_article("aa", "un deux trois"), make_article("bb", "quatre cinq six"))
_QUIET = ("library.json", "catalogue.pending", "library.lock", "reader.lock")
"""Files of which a damaged copy is made anew without a word: nothing of the reader's is in them."""

FLIPS = max(3, AMOUNT // 100)
"""Places of a file at which a bit is flipped."""


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Flush nothing: the power stays on here."""
    monkeypatch.setattr(core.atomic, "_flush", lambda handle: None)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Held]:
    """Return a library with something in each file, in the catalogue and pending."""
    path = tmp_path_factory.mktemp("whole") / "library"
    library = Library(path)
    ReaderSession(path).close()
    library.put_many(ARTICLES)
    library.save_passage(make_passage(ARTICLES[0], 0, 4, now="2024-11-20T00:00:00Z"))
    library.save_reading("bb", ReadingState(segment=1))
    units = [
        TranslationUnit(source=f"source {n}", target="x", lang="fr", target_lang="en")
        for n in range(3)
    ]
    library.add_units(units)
    library.memory.put("agency.tmx", units)
    library.glossary.put([GlossaryTerm(term="trêve", translation="truce")])
    library.put_briefing_choices(BriefingChoices(articles=("aa", "bb"), left_out=("aa",)))
    library._articles.catalogue.fold()
    library.put(make_article("cc", "sept huit"))
    forms = [NamedForm(form=one, key=one, name=one, label="PER") for one in ("Ann", "Anne")]
    library.choose_identity(IdentityChoice(kind="same", one=forms[0], other=forms[1]))
    held = held_by(library)
    assert all(held.values())
    return path, held


def copy(original: Path, path: Path) -> None:
    path.mkdir(mode=0o700)
    for one in sorted(original.rglob("*")):
        place = path / one.relative_to(original)
        if one.is_dir():
            place.mkdir(mode=0o700)
        else:
            place.write_bytes(one.read_bytes())
            place.chmod(0o600)


def become_a_folder(place: Path) -> None:
    place.unlink()
    place.mkdir()
    (place / "inner").write_text("by hand")


def files_of(path: Path) -> list[Path]:
    return sorted(one.relative_to(path) for one in path.rglob("*") if one.is_file())


def damages(place: Path, others: list[bytes], random: Random) -> Iterator[Callable[[], object]]:
    """Give ways to damage a file."""
    raw = place.read_bytes()
    size = len(raw)
    spots = range(size) if size <= FLIPS else sorted(random.sample(range(size), FLIPS))
    for at in spots:
        bit = 1 << random.randrange(8)
        flipped = raw[:at] + bytes([raw[at] ^ bit]) + raw[at + 1 :]
        yield lambda flipped=flipped: place.write_bytes(flipped)  # type: ignore[misc]
    for end in {0, size - 1, *random.sample(range(size + 1), 2)}:
        yield lambda end=end: place.write_bytes(raw[: max(0, end)])  # type: ignore[misc]
    # a sector of zeros, garbage, and what belongs elsewhere
    zeros = raw[: size // 2] + bytes(min(512, size)) + raw[size // 2 + 512 :]
    for other in (zeros, random.randbytes(size), b"[]", b"\xff\xfe{", *others):
        yield lambda other=other: place.write_bytes(other)  # type: ignore[misc]
    yield place.unlink
    yield lambda: become_a_folder(place)


def test_any_one_file_may_be_damaged(whole: tuple[Path, Held], tmp_path: Path) -> None:
    original, held = whole
    random = Random(f"{SEED} damage")
    files = files_of(original)
    count = 0
    for inner in files:
        others = [(original / one).read_bytes() for one in random.sample(files, 2)]
        number = 0
        path = tmp_path / "library"
        copy(original, path)
        for damage in list(damages(path / inner, others, random)):
            damage()
            check_one(path, inner, held)
            shutil.rmtree(path)
            copy(original, path)
            number += 1
        shutil.rmtree(path)
        count += number
    assert count > len(files) * 12


def check_one(path: Path, inner: Path, held: Held) -> None:
    """See that nothing is lost, that what matters is told, and that all is whole afterwards."""
    looking_on = held_by(Library(path, read_only=True))
    assert looking_on == held, (inner, differences(looking_on, [held]))
    library = Library(path)
    found = held_by(library)
    assert found == held, (inner, differences(found, [held]))
    said = library.notices()
    is_told = inner.parts[0] != "spare" and inner.name not in _QUIET
    if is_told and (path / "damaged").exists():
        assert [one.file for one in said] == [inner.as_posix()]
    for one in said:
        assert "nothing is lost" in one.sentence, one
    # it goes on being written, and the other copy may be damaged next
    library.put(make_article("dd", "neuf"))
    library.save_reading("next", ReadingState(segment=1))
    library.memory.put("agency.tmx", held["collections"]["agency"])
    library.change("aa", lambda one: one.with_(byline="by"))
    session = ReaderSession(path)
    assert session.is_writer
    session.close()
    again = Library(path)
    assert again.article("aa").byline == "by"
    assert again.reading("next").segment == 1
    assert again.has("dd")
    assert again.notices() == ()


def test_both_copies_may_be_damaged(whole: tuple[Path, Held], tmp_path: Path) -> None:
    """The library opens, everything else is there, and the loss is told."""
    original, held = whole
    random = Random(f"{SEED} both")
    pairs = [
        (base, spare)
        for base, spare in combinations(files_of(original), 2)
        if spare.as_posix() in (f"spare/{base.as_posix()}.gz", f"spare/{base.as_posix()}")
    ]
    assert len(pairs) > 12
    for base, spare in pairs:
        for turn in range(8):
            path = tmp_path / "library"
            copy(original, path)
            for inner in (base, spare):
                ways = list(damages(path / inner, [], random))
                if turn or base.suffix == ".pending":
                    ways = ways[:-2]  # what is gone twice looks like what never was
                random.choice(ways)()
            check_both(path, base, held)
            shutil.rmtree(path)


def check_both(path: Path, base: Path, held: Held) -> None:
    library = Library(path)
    found, said = dict(held), []
    for key in {one.id for one in library.entries()}:
        try:
            library.article(key)
        except StoreDamaged as error:
            said.append(str(error))
    try:
        found = held_by(library)
    except StoreError as error:
        said.append(str(error))
    said += [one.sentence for one in library.notices() if one.file.startswith(str(base))]
    for kind in held:
        if kind not in (base.stem, base.parent.name, *_ALSO.get(base.stem, ())):
            lost = held[kind].keys() - found[kind].keys()
            assert lost <= {base.stem}, (base, kind, lost)
    if any(found[kind] != held[kind] for kind in held) and not _is_gone(path, base):
        assert said, base
    library.save_reading("next", ReadingState(segment=1))
    library.put(make_article("dd", "neuf"))
    assert Library(path).has("dd")


_ALSO = {
    "memory": ("units",),
    "house": ("collections",),
    "agency": ("collections",),
    "catalogue": ("entries", "articles"),
}


def _is_gone(path: Path, base: Path) -> bool:
    """Return whether no copy is left that would tell that there was one."""
    return not (path / base).exists() and not (path / "damaged").exists()


def test_an_older_copy_put_in_place_by_hand_is_told(tmp_path: Path) -> None:
    library = Library(tmp_path)
    library.put_many(ARTICLES)
    first, second = (make_passage(ARTICLES[0], at, at + 4) for at in (0, 3))
    library.save_passage(first)
    place = tmp_path / "passages.json"
    older, times = place.read_bytes(), place.stat()
    library.save_passage(second)
    place.write_bytes(older)
    os.utime(place, ns=(times.st_atime_ns, times.st_mtime_ns))
    for one in (library, Library(tmp_path)):
        assert one.passages() == [first, second]
    (notice,) = library.notices()
    assert "older than its spare copy" in notice.sentence
    assert (tmp_path / "damaged" / "passages.1.json").read_bytes() == older


def test_another_file_of_the_same_size_and_time_is_seen(tmp_path: Path) -> None:
    library, other = Library(tmp_path), Library(tmp_path)
    for number in range(1, 40):
        library.save_reading("aa", ReadingState(segment=10 + number))
        os.utime(tmp_path / "reading.json", ns=(10**18, 10**18))
        assert other.reading("aa").segment == 10 + number
        assert library.reading("aa").segment == 10 + number


def test_a_clock_that_is_set_back_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, other = Library(tmp_path), Library(tmp_path)
    now = time.time_ns()
    for number in range(30):
        back = now - number * 10**12
        monkeypatch.setattr(time, "time_ns", lambda back=back: back)
        library.save_reading("aa", ReadingState(segment=number))
        library.put(make_article(f"n{number}"))
        for place in (tmp_path / "reading.json", tmp_path / "catalogue.pending"):
            if place.exists():
                os.utime(place, ns=(back, back))
        assert other.reading("aa").segment == number
        assert [one.id for one in other.entries()] == [f"n{one}" for one in range(number + 1)]


def test_both_copies_of_one_generation_that_differ(tmp_path: Path) -> None:
    """The file counts: it took its name first."""
    library = Library(tmp_path)
    library.save_reading("aa", ReadingState(segment=1))
    body = b',"reading":{"aa":{"segment":7}}}'
    raw = seal(1, [body]) + body
    (tmp_path / "spare" / "reading.json.gz").write_bytes(packed(raw))
    again = Library(tmp_path)
    assert again.reading("aa").segment == 1
    spare = (tmp_path / "spare" / "reading.json.gz").read_bytes()
    assert unpack(spare) == (tmp_path / "reading.json").read_bytes()
