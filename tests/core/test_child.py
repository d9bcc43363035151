"""How a child ends with its parent is tested where one runs: translate/offline/test_process.py."""

import multiprocessing
import os
import signal
from multiprocessing.connection import Connection

import pytest

from core.child import cores, settle_in, threads, workers_for


def work(connection: Connection) -> None:
    settle_in()
    print("loud", flush=True)
    os.kill(os.getpid(), signal.SIGINT)
    connection.send("still here")


def test_it_is_quiet_and_deaf_to_ctrl_c(capfd: pytest.CaptureFixture[str]) -> None:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=work, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    assert ours.recv() == "still here"
    process.join()
    assert process.exitcode == 0
    assert capfd.readouterr() == ("", "")


def test_processes_are_as_many_as_cores_and_memory_allow() -> None:
    assert workers_for(1) == cores() >= 1
    assert workers_for(2**40) == 1
    assert threads() == cores(), "this process shares them with nobody"
