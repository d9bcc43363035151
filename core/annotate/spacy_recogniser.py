"""Names by spaCy's statistical pipelines; spaCy is loaded when first used, each pipeline once."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from core.annotate.recogniser import Mention
from core.annotate.spacy_models import Model, package_folder
from core.article import Label
from core.errors import AnnotateError
from core.facts import read_facts

# Components that finding names needs; the rest (tagger, parser, lemmatizer) is never loaded.
_NEEDED = frozenset(("tok2vec", "transformer", "ner", "entity_ruler"))
_LONGEST = 100_000
"""Code points given to a pipeline at once; spaCy refuses texts of more than a million."""
_BATCH = 64


class SpacyRecogniser:
    """Names by one installed pipeline."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.name = f"spacy:{model.package}"

    def recognise(
        self,
        texts: Sequence[str],
        lang: str,  # noqa: ARG002 - the pipeline has its language
    ) -> list[list[Mention]]:
        """Return the names of each text, with the pipeline's labels made ours.

        Raises AnnotateError when the pipeline cannot be loaded.
        """
        pipeline = _load(self.model.package)
        labels = _labels()
        pieces: list[tuple[int, int, str]] = []
        for number, text in enumerate(texts):
            pieces += [(number, offset, piece) for offset, piece in _pieces(text)]
        found: list[list[Mention]] = [[] for _ in texts]
        documents = pipeline.pipe((piece for _, _, piece in pieces), batch_size=_BATCH)
        for (number, offset, _), document in zip(pieces, documents, strict=True):
            for entity in document.ents:
                label = labels.get(entity.label_)
                if label is not None:
                    found[number].append(
                        Mention(
                            start=offset + entity.start_char,
                            end=offset + entity.end_char,
                            label=label,
                            recogniser=self.name,
                        )
                    )
        return found


def _pieces(text: str) -> list[tuple[int, str]]:
    """Cut a very long text at spaces, since spaCy holds all of a text's matrices at once."""
    pieces: list[tuple[int, str]] = []
    at = 0
    while at < len(text):
        end = at + _LONGEST
        if end < len(text):
            space = text.rfind(" ", at + 1, end)
            end = space if space > at else end
        pieces.append((at, text[at:end]))
        at = end
    return [(offset, piece) for offset, piece in pieces if piece.strip()]


@cache
def _labels() -> dict[str, Label]:
    facts = read_facts("core.annotate", "data", "models.toml")
    return {theirs: ours for ours, names in facts["labels"].items() for theirs in names}


@cache
def _load(package: str) -> Any:
    import spacy

    try:
        names = spacy.util.load_meta(_meta_path(package))["pipeline"]
        return spacy.load(package, exclude=[n for n in names if n not in _NEEDED])
    except (OSError, ImportError, ValueError, KeyError) as error:
        reason = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
        raise AnnotateError(
            f"The language model {package} could not be loaded ({reason}); "
            "install it again, or remove it to use the built-in rules."
        ) from error


def _meta_path(package: str) -> str:
    place = package_folder(package)
    if place is None:
        raise ImportError("it is not installed")
    return str(place / "meta.json")
