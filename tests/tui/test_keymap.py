"""The keymap: ids, remapping, and what the README shows of it."""

from pathlib import Path

import pytest

from tui.keymap import bindings_for, check_keymap, key_table, normal_key
from tui.keys import KEYS


@pytest.mark.parametrize("place", KEYS)
def test_ids_and_actions_follow_the_house_style(place: str) -> None:
    keys = KEYS[place]
    assert len({key.id for key in keys}) == len(keys)
    for key in keys:
        assert key.id == key.id.lower() and "_" not in key.id
        assert key.action.isidentifier()
        assert key.description and key.tooltip and key.group


@pytest.mark.parametrize("place", KEYS)
def test_no_key_does_two_things_in_one_place(place: str) -> None:
    shared = () if place == "app" else KEYS["app"]
    names = [name for key in (*shared, *KEYS[place]) for name in key.keys.split(",")]
    assert len(names) == len(set(names))


def test_every_default_key_is_one_that_textual_knows() -> None:
    for keys in KEYS.values():
        for key in keys:
            for name in key.keys.split(","):
                assert normal_key(name) == name


def test_the_same_id_has_the_same_keys_everywhere() -> None:
    seen: dict[str, str] = {}
    for keys in KEYS.values():
        for key in keys:
            assert seen.setdefault(key.id, key.keys) == key.keys


def test_bindings_carry_id_and_tooltip() -> None:
    for binding, key in zip(bindings_for("reader"), KEYS["reader"], strict=True):
        assert (binding.id, binding.tooltip, binding.key) == (key.id, key.tooltip, key.keys)


def test_a_good_remapping_is_taken() -> None:
    good, problems = check_keymap({"bookmark-passage": "m, f2", "find-text": "?+"[:0] + "ctrl+g"})
    assert good == {"bookmark-passage": "m,f2", "find-text": "ctrl+g"}
    assert problems == []


def test_two_keys_can_change_places() -> None:
    good, problems = check_keymap({"next-name": "f", "next-figure": "e"})
    assert good == {"next-name": "f", "next-figure": "e"}
    assert problems == []


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"no-such-thing": "x"}, "no-such-thing"),
        ({"next-name": "hyper+x"}, "hyper+x"),
        ({"next-name": ""}, "next-name"),
        ({"next-name": "nosuchkey"}, "nosuchkey"),
        ({"next-name": "j"}, "next-segment"),
        ({"next-name": "q"}, "quit"),
        ({"next-name": "p", "next-figure": "p"}, "next-"),
        ({"next-name": "\x1b"}, "next-name"),
    ],
)
def test_a_bad_remapping_is_refused_with_a_sentence(wanted: dict[str, str], said: str) -> None:
    good, problems = check_keymap(wanted)
    assert len(good) == len(wanted) - 1
    assert len(problems) == 1
    assert said in problems[0]


def test_the_table_for_the_readme_has_every_id() -> None:
    table = key_table()
    for keys in KEYS.values():
        for key in keys:
            assert f"`{key.id}`" in table and key.tooltip in table


def test_the_readme_has_the_table_as_it_is() -> None:
    readme = Path(__file__).parents[2] / "README.md"
    assert key_table().strip() in readme.read_text(encoding="utf-8")
