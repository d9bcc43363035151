import asyncio
import threading

import pytest

from tui.background import in_background


async def test_the_result_comes_back_from_another_thread() -> None:
    assert await in_background(threading.get_ident) != threading.get_ident()


async def test_the_error_comes_back() -> None:
    def fail() -> None:
        raise KeyError("gone")

    with pytest.raises(KeyError, match="gone"):
        await in_background(fail)


async def test_arguments_are_handed_over() -> None:
    assert await in_background(sorted, [2, 1], reverse=True) == [2, 1]


async def test_whoever_stops_waiting_does_not_wait_for_the_thread() -> None:
    begun, release = threading.Event(), threading.Event()

    def work() -> None:
        begun.set()
        release.wait()

    task = asyncio.create_task(in_background(work))
    await asyncio.to_thread(begun.wait)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    waiting = [one for one in threading.enumerate() if one.name == "work"]
    assert waiting and all(one.daemon for one in waiting)
    release.set()


def test_a_closed_loop_is_no_error() -> None:
    release, ended = threading.Event(), threading.Event()

    def work() -> None:
        release.wait()
        ended.set()

    async def leave() -> None:
        task = asyncio.create_task(in_background(work))
        await asyncio.sleep(0)
        task.cancel()

    asyncio.run(leave())
    release.set()
    assert ended.wait(5)
