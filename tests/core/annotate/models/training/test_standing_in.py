import numpy as np
import pytest

from core.annotate.models.training.standing_in import learn_step

WIDTH, WORDS = 48, 4_000


def test_a_step_finds_scale_shift_and_a_few_directions() -> None:
    chance = np.random.default_rng(1)
    before = chance.normal(2.0, 3.0, (WORDS, WIDTH)).astype(np.float32)
    few = chance.normal(size=(WIDTH, 5)) @ chance.normal(size=(5, WIDTH)) / 5
    after = before * chance.normal(1.0, 0.3, WIDTH) + before @ few + chance.normal(size=WIDTH)
    step = learn_step(before, after.astype(np.float32))
    off = step.after(before) - after
    assert np.square(off).mean() < 0.01 * np.square(after - after.mean(0)).mean()
    assert step.down.shape[1] == step.up.shape[0] < WIDTH


def test_a_step_is_closer_than_no_step() -> None:
    chance = np.random.default_rng(2)
    before = chance.normal(size=(WORDS, WIDTH)).astype(np.float32)
    after = np.tanh(before @ chance.normal(size=(WIDTH, WIDTH)) / 4) + 0.5 * before + 1
    step = learn_step(before[::2], after[::2])
    unseen, wanted = before[1::2], after[1::2]
    assert np.square(step.after(unseen) - wanted).mean() < np.square(unseen - wanted).mean() / 2


def test_a_channel_that_never_changes_is_no_error() -> None:
    before = np.ones((50, WIDTH), np.float32)
    after = np.full((50, WIDTH), 3.0, np.float32)
    assert learn_step(before, after).after(before) == pytest.approx(after, abs=1e-3)
