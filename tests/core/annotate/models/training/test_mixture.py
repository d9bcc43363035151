import gzip
import json
from collections import Counter
from pathlib import Path

import pytest

from core.annotate.models.training import mixture as module
from core.annotate.models.training.mixture import Mixture, Portion, read_mixture
from core.errors import AnnotateError

DATA = Path(__file__).parents[6] / "shared" / "data" / "ner"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    with gzip.open(tmp_path / "some.de.jsonl.gz", "wt", encoding="utf-8") as file:
        for number in range(20):
            file.write(json.dumps({"text": f"Satz {number}", "lang": "de", "entities": []}) + "\n")
    return tmp_path


def mixture(*portions: Portion) -> Mixture:
    return Mixture(portions, (), frozenset({"some.de"}))


def test_part_of_a_corpus(data: Path) -> None:
    read = mixture().examples(Portion("some.de", start=5, stop=7), data)
    assert [example.text for example in read] == ["Satz 5", "Satz 6"]
    assert not any(example.has_misc for example in read)


def test_of_some_only_what_a_teacher_says_is_learnt(data: Path) -> None:
    read = mixture(Portion("some.de", marked=False), Portion("some.de", stop=3)).training(data)
    assert [example.is_marked for example in read] == [False] * 20 + [True] * 3


@pytest.mark.parametrize(("times", "count"), [(0.5, 10), (1.0, 20), (2.0, 40), (1.25, 25)])
def test_a_corpus_counts_as_often_as_asked(data: Path, times: float, count: int) -> None:
    read = mixture(Portion("some.de", times=times)).training(data)
    counts = Counter(example.text for example in read)
    assert counts.total() == count
    assert set(counts.values()) <= {int(times), int(times) + 1}
    assert read == mixture(Portion("some.de", times=times)).training(data)


def test_a_trial_run_takes_a_few_of_each(data: Path) -> None:
    assert len(mixture(Portion("some.de"), Portion("some.de", times=2)).training(data, 3)) == 9


def test_our_sentences_are_held_out_or_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SENTENCES", tmp_path)
    (tmp_path / "ro.txt").write_text("\n".join(f"Fraza {n}" for n in range(30)), "utf-8")
    texts = {
        part: [e.text for e in mixture().examples(Portion(sentences="ro", part=part), tmp_path)]
        for part in ("all", "held out", "rest")
    }
    assert texts["held out"] == ["Fraza 7", "Fraza 17", "Fraza 27"]
    assert sorted(texts["all"]) == sorted(texts["held out"] + texts["rest"])


@pytest.mark.parametrize(
    "entry",
    ['corpus = "a"\nsentences = "de"', "start = 5", 'corpus = "a"\npart = "half"', 'corpse = "a"'],
)
def test_entries_that_make_no_sense_are_an_error(tmp_path: Path, entry: str) -> None:
    path = tmp_path / "mixture.toml"
    path.write_text(f"without_misc = []\nscore = []\n[[train]]\n{entry}\n", "utf-8")
    with pytest.raises(AnnotateError, match="cannot be used"):
        read_mixture(path)


def test_titles() -> None:
    assert Portion("a.de").title == "a.de"
    assert Portion("a.de", start=700).title == "a.de[700:]"
    assert Portion("a.de", stop=700).title == "a.de[0:700]"
    assert Portion(sentences="fr", part="rest").title == "own.fr"


@pytest.mark.skipif(not DATA.is_dir(), reason="needs the corpora")
def test_nothing_that_is_scored_is_trained_on() -> None:
    ours = read_mixture()
    trained = {example.text for example in ours.training(DATA)}
    for portion in ours.score:
        examples = ours.examples(portion, DATA)
        assert len(examples) > 50
        seen = sum(example.text in trained for example in examples)
        assert seen <= len(examples) * 0.01, portion.title
