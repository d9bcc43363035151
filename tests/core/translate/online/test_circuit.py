"""An engine that keeps failing rests, longer each time, and is tried again by one request."""

import threading
from datetime import datetime

import pytest

from core.errors import EngineUnavailable, TranslateError
from core.translate.online import circuit
from core.translate.online.circuit import Circuit, circuit_of, resting_until, try_now
from core.translate.online.trouble import Trouble


class Clock:
    """Time that a test sets, from noon on a summer's day."""

    def __init__(self) -> None:
        self.now = datetime(2026, 7, 1, 12, 0).timestamp()

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ring(clock: Clock) -> Circuit:
    return Circuit("Google Translate", clock=clock)


def fail(ring: Circuit, *, error: Exception | None = None) -> str:
    raised = error or Trouble("It has trouble.")
    with pytest.raises(type(raised)) as told, ring.asking():
        raise raised
    return str(told.value)


def succeed(ring: Circuit) -> None:
    with ring.asking():
        pass


def is_resting(ring: Circuit) -> bool:
    try:
        succeed(ring)
    except EngineUnavailable as error:
        assert "rests until" in str(error)
        return True
    return False


def test_three_failures_in_a_row_make_it_rest_and_say_until_when(ring: Circuit) -> None:
    assert [fail(ring) for _ in range(3)] == ["It has trouble."] * 3
    with pytest.raises(EngineUnavailable) as told:
        succeed(ring)
    assert str(told.value) == (
        "Google Translate failed three times and rests until 12:01; choose another engine, or "
        "translate again to try it at once."
    )
    until = ring.resting_until()
    assert until is not None
    assert f"{until:%H:%M:%S}" == "12:01:00"


def test_failures_that_are_not_in_a_row_do_not(ring: Circuit) -> None:
    for _ in range(5):
        fail(ring)
        fail(ring)
        succeed(ring)
    assert ring.resting_until() is None


@pytest.mark.parametrize(
    "error",
    [
        TranslateError("It does not know Klingon."),
        EngineUnavailable("Something of ours."),
        Trouble("It does not take the key.", is_its_fault=False),
        KeyError("q"),
    ],
    ids=lambda one: type(one).__name__,
)
def test_what_is_not_its_fault_does_not_make_it_rest(ring: Circuit, error: Exception) -> None:
    for _ in range(5):
        fail(ring, error=error)
    assert ring.resting_until() is None


def test_each_rest_is_longer_until_it_works(ring: Circuit, clock: Clock) -> None:
    for _ in range(3):
        fail(ring)
    for rest in (60, 120, 240, 480, 900, 900):
        clock.now += rest - 1
        assert is_resting(ring)
        clock.now += 1
        fail(ring)
    clock.now += 900
    succeed(ring)
    assert ring.resting_until() is None
    for _ in range(3):
        assert ring.resting_until() is None
        fail(ring)
    clock.now += 60
    assert not is_resting(ring)


def test_an_engine_that_cannot_be_reached_rests_at_once_and_shortly(
    ring: Circuit, clock: Clock
) -> None:
    for _ in range(9):
        fail(ring, error=Trouble("No net.", rest=30.0, short="could not be reached"))
        with pytest.raises(EngineUnavailable, match="could not be reached and rests"):
            succeed(ring)
        clock.now += 30
    assert not is_resting(ring)


def test_a_wait_that_was_asked_for_is_kept_up_to_a_quarter_of_an_hour(
    ring: Circuit, clock: Clock
) -> None:
    fail(ring, error=Trouble("Wait.", rest=7_200.0, short="asked to wait"))
    clock.now += 899
    assert is_resting(ring)
    clock.now += 1
    assert not is_resting(ring)


def test_the_reader_may_have_it_tried_at_once(ring: Circuit, clock: Clock) -> None:
    for _ in range(3):
        fail(ring)
    ring.try_now()
    assert ring.resting_until() is None
    fail(ring)
    assert is_resting(ring)
    ring.try_now()
    succeed(ring)
    assert not is_resting(ring)


def test_a_clock_that_is_set_back_does_not_make_the_rest_longer(
    ring: Circuit, clock: Clock
) -> None:
    for _ in range(3):
        fail(ring)
    clock.now -= 86_400
    assert not is_resting(ring)


def test_a_rested_engine_is_tried_by_one_request_alone(ring: Circuit, clock: Clock) -> None:
    for _ in range(3):
        fail(ring)
    clock.now += 60
    with ring.asking(), pytest.raises(EngineUnavailable, match="being tried again just now"):
        succeed(ring)
    assert not is_resting(ring)


def test_a_trial_that_tells_nothing_is_tried_again(ring: Circuit, clock: Clock) -> None:
    for _ in range(3):
        fail(ring)
    clock.now += 60
    fail(ring, error=Trouble("Wrong key.", is_its_fault=False))
    succeed(ring)
    assert ring.resting_until() is None


def test_requests_that_were_under_way_do_not_hold_each_other_up(ring: Circuit) -> None:
    both = threading.Barrier(2, timeout=10)
    met: list[int] = []

    def ask() -> None:
        with ring.asking():
            met.append(both.wait())

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(10)
    assert sorted(met) == [0, 1]


def test_a_failure_that_comes_late_does_not_lengthen_the_rest(ring: Circuit, clock: Clock) -> None:
    with pytest.raises(Trouble), ring.asking():
        for _ in range(3):
            fail(ring)
        clock.now += 30
        raise Trouble("Late.")
    clock.now += 30
    assert not is_resting(ring)


def test_many_threads_count_every_failure(ring: Circuit) -> None:
    def ask() -> None:
        for _ in range(50):
            try:
                with ring.asking():
                    raise Trouble("It has trouble.")
            except EngineUnavailable:
                continue

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(10)
    assert ring.resting_until() is not None


def test_there_is_one_for_each_engine_and_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(circuit, "_circuits", {})
    assert resting_until("google") is None
    try_now("google")
    ring = circuit_of("google", "Google Translate")
    assert circuit_of("google", "Google Translate") is ring
    for _ in range(3):
        fail(ring)
    assert resting_until("google") is not None
    assert resting_until("deepl") is None
    try_now("google")
    assert resting_until("google") is None
    # another server at another address has not failed yet
    libre = circuit_of("libretranslate", "LibreTranslate", "http://localhost:5000/")
    assert circuit_of("libretranslate", "LibreTranslate", "http://localhost:5001/") is not libre
