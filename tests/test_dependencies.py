"""ARCHITECTURE.md says of each library that we depend on what it is for."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]


def required() -> set[str]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        lines = tomllib.load(file)["project"]["dependencies"]
    names = (re.match(r"[A-Za-z0-9._-]+", line) for line in lines)
    return {name[0].lower() for name in names if name}


def explained() -> set[str]:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    table = text.split("## What each dependency is for")[1].split("\n## ")[0]
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", table, re.MULTILINE)
    return {name.strip().lower() for names, why in rows if why.strip() for name in names.split(",")}


def test_each_dependency_is_explained() -> None:
    assert required() - explained() == set()


def test_nothing_is_explained_that_is_not_required() -> None:
    assert explained() - required() <= {"library", "---"}


def test_each_dependency_is_pinned() -> None:
    pins = (ROOT / "constraints.txt").read_text("utf-8").lower().replace("_", "-")
    names = {line.split("==")[0] for line in pins.splitlines()}
    assert required() - names == set()


def test_no_pin_names_a_place() -> None:
    for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines():
        assert re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.!+_-]+", line), line
