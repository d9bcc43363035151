"""Runs the commands one after the other on the terminal it was given, as a shell would.

Arguments: a folder. The articles, file names and terms in it are hostile, and so is a library that
other hands have written. Prints a line before each command, so that a leak can be named.
"""

import contextlib
import os
import sys
from collections.abc import Callable, Sequence
from itertools import cycle
from pathlib import Path

from core.article import Role, TranslationUnit
from core.errors import EngineUnavailable
from core.store import Library
from core.store.anchor import make_passage
from core.translate.memory.tmx_writing import to_tmx
from tests.hostile.naughty import BYTES, LINES
from tests.tui.samples import QuickWorkshop, make_article
from tests.tui.shouter import Shouter


def write_sources(folder: Path) -> list[str]:
    """Write files with hostile names and texts, and return their paths."""
    folder.mkdir()
    made = []
    for number, (name, text) in enumerate(LINES.items()):
        raw = (
            text.replace("/", "_")
            .replace("\0", "_")
            .encode(
                "utf-8",
                "surrogateescape",
            )
            if "surrogates/escaped" in name
            else text.replace("/", "_").replace("\0", "_").encode("utf-8", "replace")
        )
        path = os.fsencode(folder) + b"/" + f"{number} ".encode() + raw[:200]
        with open(path, "wb") as file:  # noqa: PTH123
            file.write(text.encode("utf-8", "surrogatepass") + b"\n\nLe maire a dit oui hier.\n")
        made.append(os.fsdecode(path))
    for name, raw in BYTES.items():
        (folder / name).write_bytes(raw)
        made.append(str(folder / name))
    return made


def poison(path: Path) -> str:
    """Put an article that nobody cleaned into the library; return its id."""
    texts = [one.encode("utf-8", "replace").decode().replace("\n", " ") for one in LINES.values()]
    lines: list[tuple[Role, str, str | None]] = [("title", texts[0], texts[12])]
    lines += [("paragraph", one, one) for one in texts]
    names = (("minister", "PER", "person:\x1b]0;OWNED\x07"),)
    article = make_article("feed", lines, publisher=texts[12], published="\x1b[5m2024", names=names)
    article = article.with_(title=" ".join(texts[:40]))
    library = Library(path)
    library.put(article)
    passage = make_passage(article, 5, 20)
    library.save_passage(passage.with_(note=texts[30], tags=(texts[30], texts[31])))
    return article.id


def exchange(folder: Path, command: Callable[..., None]) -> None:
    """Bring memories and glossaries in and out, their names and all that they hold hostile."""
    begin = folder / "\x1b]0;OWNED\x07\u202e[red]"
    texts = [text.encode("utf-8", "replace").decode() for text in LINES.values()]
    units = [TranslationUnit(one, one, "fr", "en", by=one, made=one) for one in texts if one]
    for suffix, whole in (
        (".tmx", to_tmx(units)),
        (".broken.tmx", b"<tmx><\x1b]0;OWNED\x07>"),
        (".csv", "\n".join(f'"le {one}","the {one}"' for one in texts if '"' not in one).encode()),
        (".broken.csv", b"\xff\xfe\x00\x1b]0;OWNED\x07"),
    ):
        begin.with_name(begin.name + suffix).write_bytes(whole)
    command("memory", "import", f"{begin}.tmx", f"{begin}.broken.tmx", f"{begin}.none.tmx")
    command("memory", "import", f"{begin}.tmx", "--name", texts[12])
    command("memory", "list")
    command("memory", "export", "-")
    command("memory", "export", f"{begin}.out.tmx", "--collection", texts[12])
    command("memory", "remove", f"{texts[12]}x", "--yes")
    command("glossary", "import", f"{begin}.csv")
    command("glossary", "import", f"{begin}.broken.csv")
    command("glossary", "list")
    command("glossary", "export", "-")
    command("glossary", "remove", texts[12])
    command("check", f"{begin}.tmx")
    command("backup", f"{begin}.zip")
    command("backup", f"{begin}.zip")
    command("restore", f"{begin}.tmx")


class Poisoner(Shouter):
    """Gives back hostile texts for some of what it is asked, and fails with one at the end."""

    label = LINES["osc/title"]

    def translate(self, texts: Sequence[str], lang: str, target: str) -> list[str | None]:
        if len(self.asked) > 8:
            raise EngineUnavailable(f"It says {LINES['ansi/colour']} and {LINES['bidi/override']}.")
        made = super().translate(texts, lang, target)
        return [f"{one} {text}" for one, text in zip(made, cycle(LINES.values()), strict=False)]


def translate(ids: Sequence[str], command: Callable[..., None]) -> None:
    """Translate articles by an engine that means harm, and show what came of it."""
    import tui.cli.consent

    engine = Poisoner()
    tui.cli.consent.usable_engines = lambda *_, **__: (engine,)
    command("translate", *ids)
    command("translate", *ids, "--again")
    for one in ids:
        command("show", one)
        command("check", one)
    command("engines")
    command("brief", *ids)


def main() -> None:
    folder = Path(sys.argv[1])
    import core.workshop

    core.workshop.Workshop = QuickWorkshop  # type: ignore[misc,assignment]
    from tui.cli import main as run

    def command(*args: str) -> None:
        print(f"\n#COMMAND {args[0]}", flush=True)
        sys.argv = ["dragoman", *args]
        sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
        with contextlib.suppress(SystemExit):
            run()
        print(flush=True)

    sources = write_sources(folder / "sources")
    command("add", *sources, "--offline")
    command("add", *sources[:3], str(folder / "no such \x1b]0;OWNED\x07\u202e"))
    command("list")
    command("search", "maire")
    ids = [one.id for one in Library(folder / "library").entries()]
    for one in ids[:: max(1, len(ids) // 4)]:
        command("show", one)
    poisoned = poison(folder / "library")
    command("list")
    command("passages")
    command("show", poisoned)
    command("show", poisoned, "--names")
    command("search", "minister")
    command("show", "\x1b]0;OWNED\x07")
    command("names", "\x1b[38;2;66;77;88mPutin\u202e")
    command("brief", poisoned, *ids[:5], "--format", "markdown")
    command("glossary", "add", "\x1b]0;OWNED\x07pont", "bridge\u202e", "--lang", "fr")
    command("glossary", "list")
    command("search", 'lang:\x1b]0;OWNED\x07 "')
    exchange(folder, command)
    translate(ids[:3], command)
    (folder / "settings.toml").write_text(
        '[reader]\ntheme = "\\u001b]0;OWNED\\u0007"\n"x\\u009b"=1'
    )
    command("list")


if __name__ == "__main__":
    main()
