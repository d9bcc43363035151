"""Where a name comes from, in words for a reader; the words are data (`data/recognisers.toml`)."""

from core.facts import read_facts


def describe_source(recogniser: str) -> str:
    """Return what a span's `recogniser` is in words, without article or full stop.

    `spacy:fr_core_news_md` is `language model fr_core_news_md`; a recogniser that nobody has
    described is called by its own name, and an empty one `not recorded`.
    """
    if not recogniser:
        return "not recorded"
    words: dict[str, str] = read_facts("core.annotate", "data", "recognisers.toml")["words"]
    kind, _, which = recogniser.partition(":")
    said = words.get(recogniser) or words.get(kind)
    return recogniser if said is None else said.replace("{}", which).rstrip()
