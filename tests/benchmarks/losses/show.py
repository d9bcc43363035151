"""Print warnings one by one, to be read.

`python -m tests.benchmarks.losses.show fr google figures 0 400` prints what one check (or `all`)
says of good translations; with a module of damage as a sixth word (`figures`, `names`, `negation`)
it prints what was damaged and not caught by any check, or, with `all` there, of every module. A
seventh word keeps the kinds of damage that hold it (`dropped`).
"""

import sys

from core.check import Checker
from tests.benchmarks.losses.measuring import damage_modules, damaged_pairs
from tests.benchmarks.losses.news import annotated, news_rows


def main() -> None:
    """Print what the command line asks for."""
    lang, engine, check, first, last = sys.argv[1:6]
    rows = news_rows(lang, engine, int(first), int(last))
    checker = Checker()
    warned = checker.check(annotated(rows))
    if len(sys.argv) == 6:
        count = 0
        for number, (row, warnings) in enumerate(zip(rows, warned, strict=True), int(first)):
            told = [one for one in warnings if check in ("all", one.check)]
            if told:
                count += 1
                print(f"\n{number}\n  {row.text}\n  {row.translation}")
            for one in told:
                print(f"  ! {one.check}: {one.message}")
        print(f"\n{count} of {len(rows)}")
        return
    wanted, kind = sys.argv[6], " ".join(sys.argv[7:])
    for damage in damage_modules() if wanted == "all" else [wanted]:
        missed = total = 0
        for number, harm, pair in damaged_pairs(rows, damage):
            if warned[number] or kind not in harm.kind:
                continue
            total += 1
            if not checker.check([pair])[0]:
                missed += 1
                print(f"\n{number + int(first)} {harm.kind}\n  {pair.source.text}")
                print(f"  was {rows[number].translation}\n  is  {harm.text}")
        print(f"\n{damage}: {missed} missed of {total}")


if __name__ == "__main__":
    main()
