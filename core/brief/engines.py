"""What engines of translation are called."""

from collections.abc import Mapping, Sequence

ENGINES = {
    "memory": "translation memory",
    "reader": "the reader's own",
    "firefox": "Firefox Translations",
    "google": "Google",
    "mymemory": "MyMemory",
    "libretranslate": "LibreTranslate",
    "deepl": "DeepL",
    "microsoft": "Microsoft",
}
"""How engines are called in a sentence; others go by their own name."""


def engine_names(engines: Mapping[str, int] | Sequence[str]) -> str:
    """Return engines as a reader knows them, with their counts where there are any."""
    if isinstance(engines, Mapping):
        return ", ".join(f"{ENGINES.get(name, name)} {count}" for name, count in engines.items())
    return ", ".join(ENGINES.get(name, name) for name in engines)
