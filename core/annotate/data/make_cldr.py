"""Makes the files of `data/cldr` from the installed Babel; see `core.annotate.kept_cldr`.

Run it after every change of that package's version, or of what is read of it: `python -m
core.annotate.data.make_cldr`.
"""

import msgspec

from core.annotate.kept_cldr import LANGUAGES, Kept, cldr_file
from core.annotate.quantities.cldr_figures import babel_money, babel_units
from core.annotate.temporal.cldr import babel_dates
from core.annotate.territories import babel_names


def facts_of(lang: str) -> Kept:
    """Return what is to be kept of a language."""
    return Kept(
        dates=msgspec.to_builtins(babel_dates(lang)),
        units=babel_units(lang),
        money=babel_money(lang),
        territories=dict(babel_names(lang)),
    )


def main() -> None:
    """Write the file of each language."""
    for lang in LANGUAGES:
        written = msgspec.json.format(msgspec.json.encode(facts_of(lang)), indent=1)
        cldr_file(lang).write_bytes(written + b"\n")


if __name__ == "__main__":
    main()
