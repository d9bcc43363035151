"""What every child process of ours does first."""

import multiprocessing
import os
import signal
import threading


def settle_in() -> None:
    """Make this process quiet on the terminal, deaf to ctrl+c, and mortal with its parent."""
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
