"""spaCy's pipelines: which are installed, which to use, and how to get another."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from importlib import metadata, util
from pathlib import Path
from typing import Any

from core.article import Record
from core.errors import AnnotateError
from core.facts import read_facts

INSTALL_TIMEOUT = 1800
"""Seconds that an installation may take."""
_SIZES = ("trf", "lg", "md", "sm")
LARGE = frozenset(("trf", "lg"))
"""Sizes of pipelines that find names better than the bundled model does."""


class Model(Record, frozen=True):
    """An installed spaCy pipeline. `entities` tells whether it finds names at all."""

    lang: str
    package: str
    version: str
    size: str
    entities: bool
    licence: str = ""


def installed_models() -> list[Model]:
    """Return the installed pipelines, best first within each language; spaCy is not loaded."""
    found: dict[str, Model] = {}
    for entry in metadata.entry_points(group="spacy_models"):
        package = entry.value.partition(":")[0]
        model = _read_model(package)
        if model is not None:
            found.setdefault(package, model)
    return sorted(found.values(), key=lambda m: (m.lang, not m.entities, _rank(m.size), m.package))


def _rank(size: str) -> int:
    return _SIZES.index(size) if size in _SIZES else len(_SIZES)


@cache
def _read_model(package: str) -> Model | None:
    """Read `meta.json` beside the package's code, without importing it."""
    import msgspec

    place = package_folder(package)
    if place is None:
        return None
    try:
        meta: dict[str, Any] = msgspec.json.decode((place / "meta.json").read_bytes())
    except (OSError, msgspec.DecodeError):
        return None
    name = str(meta.get("name", package))
    size = next((part for part in reversed(name.split("_")) if part in _SIZES), "")
    pipes = meta.get("pipeline", ())
    return Model(
        lang=str(meta.get("lang", "")),
        package=package,
        version=str(meta.get("version", "")),
        size=size,
        entities="ner" in pipes or "entity_ruler" in pipes,
        licence=str(meta.get("license", "")),
    )


def package_folder(package: str) -> Path | None:
    """Return where `package` is installed, without importing it; None where it is not."""
    spec = util.find_spec(package)
    places = spec.submodule_search_locations if spec is not None else None
    return Path(places[0]) if places else None


def model_folder(package: str) -> Path | None:
    """Return the folder of a pipeline's own data inside its package; None where there is none."""
    place = package_folder(package)
    configs = place.glob("*/config.cfg") if place is not None else ()
    return next((config.parent for config in configs), None)


def best_model(lang: str) -> Model | None:
    """Return the best installed pipeline that finds names in `lang`: trf, lg, md, then sm."""
    return next((m for m in installed_models() if m.lang == lang and m.entities), None)


def official_packages() -> dict[str, list[str]]:
    """Return spaCy's official packages by language, best value first."""
    facts = read_facts("core.annotate", "data", "models.toml")
    packages: dict[str, list[str]] = facts["packages"]
    return packages


def add_model(lang: str, progress: Callable[[str], None] | None = None) -> Model:
    """Install spaCy's official pipeline for `lang` into the running environment.

    `progress` gets one past-tense or present sentence a step. Raises AnnotateError when there is
    none for the language, no installer, no network, or the installation fails.
    """
    say = progress or (lambda _: None)
    names = official_packages().get(lang)
    if not names:
        known = ", ".join(sorted(official_packages()))
        raise AnnotateError(
            f"spaCy has no official pipeline for {lang!r}; there are some for {known}. "
            "The built-in rules serve instead."
        )
    present = best_model(lang)
    if present is not None and present.package in names:
        say(f"{present.package} {present.version} is already installed.")
        return present
    package = names[0]
    address = _wheel_address(package)
    say(f"Installing {package} from spaCy's releases…")
    _install([*_installer(), address], package)
    _read_model.cache_clear()
    added = _read_model(package)
    if added is None:
        raise AnnotateError(
            f"{package} was installed but cannot be read; start Dragoman again, and remove the "
            "package if that does not help."
        )
    say(f"{package} {added.version} was installed.")
    return added


def _wheel_address(package: str) -> str:
    """Return where spaCy itself keeps the wheel of `package` that fits the installed spaCy."""
    from spacy.about import __download_url__, __version__

    minor = ".".join(str(__version__).split(".")[:2])
    release = read_facts("core.annotate", "data", "models.toml")["releases"].get(minor)
    if release is None:
        raise AnnotateError(
            f"Which pipelines fit spaCy {minor} is not known to this version of Dragoman; "
            "update Dragoman."
        )
    stem = f"{package}-{release}"
    return f"{__download_url__}/{stem}/{stem}-py3-none-any.whl"


def _installer() -> list[str]:
    """Return the command that installs a package into the running environment."""
    if util.find_spec("pip") is not None:
        return [
            sys.executable, "-m", "pip", "install", "--no-deps", "--no-input",
            "--disable-pip-version-check", "--timeout", "20", "--retries", "1",
        ]  # fmt: skip
    uv = shutil.which("uv")
    if uv:
        return [uv, "pip", "install", "--no-deps", "--python", sys.executable]
    raise AnnotateError(
        "This environment has neither pip nor uv, so no model can be installed into it; "
        "install uv, or add pip to the environment, and try again."
    )


def _install(command: list[str], package: str) -> None:
    try:
        done = subprocess.run(  # noqa: S603 - the command is ours, the address from our own table
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=INSTALL_TIMEOUT,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise AnnotateError(
            f"Installing {package} took too long and was given up; try again on a better network."
        ) from error
    except OSError as error:
        raise AnnotateError(
            f"The installer could not be started ({error.strerror}); check {command[0]}."
        ) from error
    if done.returncode != 0:
        raise AnnotateError(_explain(done.stderr or done.stdout, package))


def _explain(output: str, package: str) -> str:
    lowered = output.lower()
    if any(
        sign in lowered
        for sign in ("resolve", "connection", "timed out", "network", "dns", "proxy")
    ):
        return (
            f"{package} could not be fetched because spaCy's releases cannot be reached from here; "
            "check the network, or install the wheel by hand. The built-in rules serve meanwhile."
        )
    if "permission" in lowered or "externally-managed" in lowered:
        return (
            f"{package} may not be installed into this Python; run Dragoman from an environment "
            "of its own (uv tool install, pipx) and try again."
        )
    last = next(
        (line.strip() for line in reversed(output.splitlines()) if line.strip()), "no reason given"
    )
    return f"{package} could not be installed: {last[:200]}."
