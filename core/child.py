"""What every child process of ours does first, and how many threads it may use."""

import multiprocessing
import os
import signal
import threading

_beside = 1
_LIBRARIES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def settle_in(beside: int = 1) -> None:
    """Make this process quiet on the terminal, deaf to ctrl+c, and mortal with its parent.

    `beside` is how many processes share the machine's cores, this one included.
    """
    global _beside
    _beside = beside
    if beside > 1:
        for name in _LIBRARIES:  # they look when they load
            os.environ.setdefault(name, str(threads()))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silence, stream)
    parent = multiprocessing.parent_process()
    if parent is not None:

        def follow() -> None:
            parent.join()
            os._exit(0)

        threading.Thread(target=follow, daemon=True).start()


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):  # Linux: fewer than the machine has under taskset
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def threads() -> int:
    """Return how many threads of this process can work at once."""
    return max(1, cores() // _beside)


def workers_for(mebibytes: int) -> int:
    """Return how many processes may work: one a core, as long as half of the memory holds them.

    `mebibytes` is what each needs.
    """
    try:
        memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):  # Windows, for one, does not say
        return cores()
    return max(1, min(cores(), memory // 2 // (mebibytes * 2**20)))
