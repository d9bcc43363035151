import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from core.errors import EngineUnavailable, ModelError
from core.translate.offline.process import ModelProcess

ROOT = Path(__file__).parents[4]


def double(number: int) -> int:
    return number * 2


def fail() -> None:
    raise ModelError("damaged")


def die() -> None:
    os._exit(3)


def who() -> int:
    return os.getpid()


def wait_for_ever() -> None:
    threading.Event().wait()


def shout() -> None:
    print("shouted", flush=True)
    os.write(2, b"shouted")


pytestmark = pytest.mark.slow


def test_works_in_another_process_that_stays() -> None:
    with ModelProcess() as process:
        assert process.process_id() is None
        assert process.run(double, 21) == 42
        assert process.run(who) == process.process_id() != os.getpid()
        with pytest.raises(ModelError, match="damaged"):
            process.run(fail)


def test_a_process_that_was_killed_is_replaced() -> None:
    with ModelProcess() as process:
        first = process.run(who)
        os.kill(first, signal.SIGKILL)
        assert process.run(who) != first


def test_work_that_kills_it_is_tried_twice() -> None:
    with ModelProcess() as process:
        with pytest.raises(EngineUnavailable, match="memory"):
            process.run(die)
        assert process.run(double, 1) == 2


def test_work_that_takes_too_long_is_ended() -> None:
    with ModelProcess(deadline=90) as process:
        first = process.run(who)
        process._deadline = 0.1
        with pytest.raises(EngineUnavailable, match="did not finish"):
            process.run(wait_for_ever)
        assert first not in {one.pid for one in multiprocessing.active_children()}
        process._deadline = 90
        assert process.run(double, 4) == 8


def test_closing_ends_it_and_whoever_waits() -> None:
    process = ModelProcess()
    process.run(who)
    pid = process.process_id()
    heard: list[BaseException] = []

    def ask() -> None:
        try:
            process.run(wait_for_ever)
        except EngineUnavailable as error:
            heard.append(error)

    asking = threading.Thread(target=ask)
    asking.start()
    process.close()
    process.close()
    asking.join(10)
    assert not asking.is_alive()
    assert len(heard) == 1
    assert pid not in {one.pid for one in multiprocessing.active_children()}
    with pytest.raises(EngineUnavailable, match="closed"):
        process.run(double, 1)


def run_script(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, timeout=120
    )


def test_it_is_quiet_on_the_terminal() -> None:
    code = """
from core.translate.offline.process import ModelProcess
from tests.core.translate.offline.test_process import shout
with ModelProcess() as process:
    process.run(shout)
print("done")
"""
    done = run_script(code)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "done", "")


def test_it_starts_where_the_error_stream_has_no_file() -> None:
    code = """
import sys
class Captured:
    def fileno(self): return -1
    def write(self, text): pass
    def flush(self): pass
sys.stderr = Captured()
from core.translate.offline.process import ModelProcess
from tests.core.translate.offline.test_process import double
with ModelProcess() as process:
    print(process.run(double, 4))
"""
    assert run_script(code).stdout.strip() == "8"


def test_a_program_that_ends_does_not_wait_for_it() -> None:
    code = """
import threading
from core.translate.offline.process import ModelProcess
from tests.core.translate.offline.test_process import wait_for_ever, who
process = ModelProcess()
print(process.run(who), flush=True)
threading.Thread(target=process.run, args=(wait_for_ever,), daemon=True).start()
"""
    done = run_script(code)
    assert done.returncode == 0
    assert not _is_alive(int(done.stdout))


def test_it_does_not_outlive_its_parent() -> None:
    code = """
import os
from core.translate.offline.process import ModelProcess
from tests.core.translate.offline.test_process import who
print(ModelProcess().run(who), flush=True)
os.kill(os.getpid(), 9)
"""
    pid = int(run_script(code).stdout)
    for _ in range(200):
        if not _is_alive(pid):
            break
        time.sleep(0.02)  # nothing tells us of the end of a process that is not our child
    assert not _is_alive(pid)


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    # a container without an init leaves the dead standing
    return not (state.exists() and ") Z " in state.read_text())
