"""Annotation: an article in, the same article with its names, figures and dates out."""

from collections.abc import Sequence

from core.annotate.bundled import BundledRecogniser, bundled_languages
from core.annotate.consistency import settle
from core.annotate.dates import find_dates
from core.annotate.figures import find_figures
from core.annotate.guesses import Context, read_context
from core.annotate.institutions import InstitutionRecogniser
from core.annotate.merge import is_gazetteer, is_well_read, merge, reads_well
from core.annotate.names import NameRecogniser
from core.annotate.places import PlaceRecogniser
from core.annotate.recogniser import Mention, Recogniser
from core.annotate.rules import DesignationRecogniser, RuleRecogniser
from core.annotate.sides import bring_back
from core.annotate.spacy_models import LARGE, best_model
from core.annotate.spacy_recogniser import SpacyRecogniser
from core.annotate.spans import SpanIndex
from core.annotate.territories import TerritoryRecogniser
from core.annotate.translations import carry_over
from core.article import (
    BODY_ROLES,
    Article,
    Block,
    Date,
    Entity,
    Figure,
    Record,
    Segment,
    Source,
    Translation,
)
from core.errors import AnnotateError
from core.facts import read_facts


class Annotations(Record, frozen=True):
    """What was found in one text; spans point into it."""

    entities: tuple[Entity, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[Date, ...] = ()


class Annotator:
    """Finds names, figures and dates; language models load when first used, once.

    Without `use_models` the built-in lists and rules serve alone. A model that cannot be loaded is
    passed over; `problems` then holds a sentence on it.
    """

    def __init__(self, *, use_models: bool = True) -> None:
        self.use_models = use_models
        self.problems: list[str] = []
        self._models: dict[str, list[Recogniser]] = {}
        self._lists: tuple[Recogniser, ...] = (
            NameRecogniser(),
            TerritoryRecogniser(),
            PlaceRecogniser(),
            DesignationRecogniser(),
            InstitutionRecogniser(),
        )
        self._rules = RuleRecogniser()

    def annotate(self, article: Article) -> Article:
        """Return `article` with entities, figures and dates over its body blocks."""
        blocks = [block for block in article.blocks if block.role in BODY_ROLES]
        texts = [article.text[block.start : block.end] for block in blocks]
        found = self._annotate(texts, article.lang, article.published)
        entities: list[Entity] = []
        figures: list[Figure] = []
        dates: list[Date] = []
        for block, one in zip(blocks, found, strict=True):
            shift = block.start
            entities += [e.with_(start=e.start + shift, end=e.end + shift) for e in one.entities]
            figures += [f.with_(start=f.start + shift, end=f.end + shift) for f in one.figures]
            dates += [d.with_(start=d.start + shift, end=d.end + shift) for d in one.dates]
        return article.with_(
            entities=tuple(sorted(entities, key=lambda e: e.start)),
            figures=tuple(sorted(figures, key=lambda f: f.start)),
            dates=tuple(sorted(dates, key=lambda d: d.start)),
        )

    def annotate_text(self, text: str, lang: str, published: str | None = None) -> Annotations:
        """Return what stands in `text`; `published` (ISO date) anchors relative dates."""
        return self.annotate_texts([text], lang, published)[0]

    def annotate_texts(
        self, texts: Sequence[str], lang: str, published: str | None = None
    ) -> list[Annotations]:
        """Return what stands in each of `texts`, which are read as parts of one article."""
        return self._annotate(texts, lang, published)

    def annotate_apart(
        self, texts: Sequence[str], lang: str, published: Sequence[str | None]
    ) -> list[Annotations]:
        """Return what stands in each of `texts`, which have nothing to do with one another."""
        dates = [find_dates(text, lang, when) for text, when in zip(texts, published, strict=True)]
        contexts = [read_context([text]) for text in texts]
        found = self._recognise(texts, lang, dates, contexts)
        return [
            _assemble(text, settle([text], [mentions], lang)[0], lang, when)
            for text, mentions, when in zip(texts, found, dates, strict=True)
        ]

    def annotate_translations(self, article: Article, target: str) -> Article:
        """Return `article` with entities and figures in its translations into `target`.

        What the original names has the same key in the translation; names that only the translation
        gave away are marked in the original too, so that `entities` may change.
        """
        translations = article.translations.get(target, ())
        if not translations:
            return article
        texts = [one.text for one in translations]
        dates = [find_dates(text, target, article.published) for text in texts]
        mentions = self._recognise(texts, target, dates, [read_context(texts)] * len(texts))
        article, mentions = bring_back(article, translations, mentions)
        linked = carry_over(article, translations, mentions, target)
        made = []
        for translation, named, when in zip(translations, linked, dates, strict=True):
            one = _assemble(translation.text, named, target, when)
            made.append(translation.with_(entities=one.entities, figures=one.figures))
        return article.with_translations(target, tuple(made))

    def annotate_pairs(
        self, pairs: Sequence[tuple[str, str]], lang: str, target: str
    ) -> list[tuple[Annotations, Annotations]]:
        """Return what stands in each text in `lang` and in its translation into `target`.

        The pairs have nothing to do with one another; the two sides of a pair learn from each other
        as those of an article do. Texts that occur more than once are annotated once.
        """
        texts = list(dict.fromkeys(text for text, _ in pairs))
        originals = dict(
            zip(texts, self.annotate_apart(texts, lang, [None] * len(texts)), strict=True)
        )
        made = list(dict.fromkeys(translation for _, translation in pairs))
        dates = {text: find_dates(text, target) for text in made}
        contexts = [read_context([text]) for text in made]
        recognised = self._recognise(made, target, [dates[text] for text in made], contexts)
        found = dict(zip(made, recognised, strict=True))
        return [
            _agree(text, lang, originals[text], made, target, found[made], dates[made])
            for text, made in pairs
        ]

    def recogniser_of(self, lang: str) -> str:
        """Return the name of the recogniser that guesses names in `lang` (model, or rules)."""
        model = self._model(lang)
        return model.name if model is not None else self._rules.name

    def _annotate(
        self, texts: Sequence[str], lang: str, published: str | None
    ) -> list[Annotations]:
        dates = [find_dates(text, lang, published) for text in texts]
        contexts = [read_context(texts)] * len(texts)
        settled = settle(texts, self._recognise(texts, lang, dates, contexts), lang)
        return [
            _assemble(text, mentions, lang, when)
            for text, mentions, when in zip(texts, settled, dates, strict=True)
        ]

    def _recognise(
        self,
        texts: Sequence[str],
        lang: str,
        dates: Sequence[Sequence[Date]],
        contexts: Sequence[Context],
    ) -> list[list[Mention]]:
        """Return the merged mentions of every recogniser for `lang`, none reaching into a date."""
        recognisers: list[Recogniser] = list(self._lists)
        guesses: list[list[Mention]] | None = None
        is_read_well = False
        while guesses is None and (model := self._model(lang)) is not None:
            try:
                guesses = model.recognise(texts, lang)
                is_read_well = reads_well(model.name) and lang in bundled_languages()
            except AnnotateError as error:
                self._models[lang].remove(model)
                self.problems.append(str(error))
        if guesses is None:
            guesses = self._rules.recognise(texts, lang)
        guesses = [
            [cut for guess in one for cut in _outside(guess, when)]
            for one, when in zip(guesses, map(SpanIndex, dates), strict=True)
        ]
        found = [guesses, *(recogniser.recognise(texts, lang) for recogniser in recognisers)]
        return [
            merge(
                text,
                [m for one in found for m in one[number]],
                lang,
                contexts[number],
                is_read_well=is_read_well,
            )
            for number, text in enumerate(texts)
        ]

    def _model(self, lang: str) -> Recogniser | None:
        """Return the best model of names for `lang` that has not failed; None where none is."""
        if lang not in self._models:
            self._models[lang] = choose_models(lang) if self.use_models else []
        return next(iter(self._models[lang]), None)


def choose_models(lang: str) -> list[Recogniser]:
    """Return the models that find names in `lang`, best first.

    The bundled model gives way to the large pipelines only: it measures better than the small ones.
    In languages that it was not trained on it is what there is where no pipeline is installed.
    """
    pipeline = best_model(lang)
    models: list[Recogniser] = [] if pipeline is None else [SpacyRecogniser(pipeline)]
    if lang in bundled_languages():
        is_large = pipeline is not None and pipeline.size in LARGE
        models.insert(1 if is_large else 0, BundledRecogniser())
    elif lang in read_facts("core.annotate", "data", "models.toml")["bundled"]["carried_over"]:
        models.append(BundledRecogniser())
    return models


def _agree(
    text: str,
    lang: str,
    original: Annotations,
    translation: str,
    target: str,
    mentions: list[Mention],
    dates: Sequence[Date],
) -> tuple[Annotations, Annotations]:
    """Return both sides of a pair after each learned names from the other."""
    article = Article(
        id="",
        lang=lang,
        title=None,
        published=None,
        byline=None,
        publisher=None,
        source=Source(kind="stdin", address="", fetched="", sha256=""),
        text=text,
        blocks=(Block(start=0, end=len(text), role="paragraph"),),
        segments=(Segment(start=0, end=len(text), id=0, block=0),),
        entities=original.entities,
        figures=original.figures,
        dates=original.dates,
    )
    made = (Translation(segment=0, text=translation, engine=""),)
    article, corrected = bring_back(article, made, [mentions])
    (linked,) = carry_over(article, made, corrected, target)
    return original.with_(entities=article.entities), _assemble(translation, linked, target, dates)


def _assemble(
    text: str, mentions: Sequence[Mention], lang: str, dates: Sequence[Date]
) -> Annotations:
    """Find the figures, and settle what two kinds of annotation both claim."""
    blocked = [(date.start, date.end) for date in dates]
    # A name with digits in it (`Su-57`, `G7`) is no figure; a guess has to yield to a unit.
    numbered = [m for m in mentions if _holds_digits(text[m.start : m.end])]
    blocked += [(m.start, m.end) for m in numbered if is_gazetteer(m)]
    named_so, titles = SpanIndex(numbered), SpanIndex([m for m in mentions if is_well_read(m)])
    figures = [
        figure
        for figure in find_figures(text, lang, blocked)
        if (figure.unit is not None or not named_so.touches(figure))
        and not _is_inside(text, figure, titles)
    ]
    when, counts = SpanIndex(dates), SpanIndex(figures)
    named = [m for m in mentions if not _is_claimed(text, m, when, counts)]
    return Annotations(
        entities=tuple(_entity(text, m) for m in named),
        figures=tuple(figures),
        dates=tuple(dates),
    )


def _outside(guess: Mention, dates: SpanIndex[Date]) -> list[Mention]:
    """Return what is left of a guess before or after the date that it reaches into."""
    for date in dates.touching(guess.start, guess.end):
        if guess.start < date.start:
            return [guess.with_(end=date.start)]
        return [guess.with_(start=date.end)] if guess.end > date.end else []
    return [guess]


def _is_inside(text: str, figure: Figure, names: SpanIndex[Mention]) -> bool:
    """Return whether a figure is only a part of a name (`One Hundred Years of Solitude`)."""
    return any(
        name.start <= figure.start
        and figure.end <= name.end
        and figure.end - figure.start < name.end - name.start
        and text[name.start].isupper()
        for name in names.touching(figure.start, figure.end)
    )


def _holds_digits(form: str) -> bool:
    return form[:1].isalpha() and any(c.isdigit() for c in form)


def _is_claimed(
    text: str, mention: Mention, dates: SpanIndex[Date], figures: SpanIndex[Figure]
) -> bool:
    """Return whether a guess at a name is really part of a date or a figure."""
    if is_gazetteer(mention):
        return mention.recogniser == "places" and dates.touches(mention)  # `in March`
    if dates.touches(mention) or mention.label == "PER":
        return dates.touches(mention)
    # a people that is counted is a name as well (`dos peruanos`), other nouns are not (`Haubitzen`)
    is_people = mention.label == "MISC" and text[mention.start].islower()
    return any(
        not is_people or figure.counted is None or mention.start == figure.start
        for figure in figures.touching(mention.start, mention.end)
    )


def _entity(text: str, mention: Mention) -> Entity:
    return Entity(
        start=mention.start,
        end=mention.end,
        text=text[mention.start : mention.end],
        label=mention.label,
        name=mention.name,
        key=mention.key,
        recogniser=mention.recogniser,
    )
