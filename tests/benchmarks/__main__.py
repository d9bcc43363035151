"""Print every benchmark as one table: what, measured, baseline, ratio or aim.

Timings are ratios against a baseline measured in the same run, since machines are noisy.
"""

import importlib
import pkgutil
import sys

import tests.benchmarks


def main() -> None:
    """Run the benchmarks named on the command line (by a part of their name), or all."""
    wanted = sys.argv[1:]
    names = [
        one.name
        for one in pkgutil.iter_modules(tests.benchmarks.__path__)
        if one.name.startswith("bench_") and (not wanted or any(w in one.name for w in wanted))
    ]
    for name in names:
        print(f"\n{name.removeprefix('bench_')}", flush=True)
        rows = importlib.import_module(f"tests.benchmarks.{name}").rows()
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        for row in rows:
            print(
                "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            )


if __name__ == "__main__":
    main()
