"""Says what pip-audit found; see `make audit`.

Exits with 1 where a library has a known hole, and where nothing could be asked: a report that
skipped everything says nothing about holes.
"""

import json
import sys
from pathlib import Path


def said(report: str) -> tuple[str, bool]:
    """Return the sentences on a report of pip-audit in JSON, and whether all is well."""
    try:
        found = json.loads(report)["dependencies"]
    except (ValueError, KeyError, TypeError):
        found = []
    asked = [one for one in found if "skip_reason" not in one]
    if not asked:
        return "The advisories could not be asked: the audit needs the network and PyPI.", False
    holes = [
        f"{one['name']} {one['version']}: {hole['id']}"
        + (f", mended in {', '.join(hole['fix_versions'])}" if hole.get("fix_versions") else "")
        for one in asked
        for hole in one.get("vulns", ())
    ]
    skipped = sorted(one["name"] for one in found if "skip_reason" in one)
    lines = [*holes, f"{len(asked)} libraries were asked about, {len(holes)} known holes."]
    if skipped:
        lines.append(f"Nothing is known of: {', '.join(skipped)}.")
    return "\n".join(lines), not holes


def main() -> None:
    """Print the sentences."""
    place = Path(sys.argv[1])
    sentences, is_well = said(place.read_text("utf-8") if place.exists() else "")
    place.unlink(missing_ok=True)
    print(sentences)
    sys.exit(not is_well)


if __name__ == "__main__":
    main()
