import gc

import pytest

from core.brief.collecting import collector_held_back


def test_the_collector_rests_until_the_last_holder_is_done() -> None:
    assert gc.isenabled()
    with collector_held_back:
        with collector_held_back:
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_an_error_lets_it_go_on() -> None:
    with pytest.raises(ZeroDivisionError), collector_held_back:
        raise ZeroDivisionError
    assert gc.isenabled()


def test_one_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with collector_held_back:
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()
