"""A process to which the permissions of files apply, though root runs the tests."""

import ctypes
import os

_CAPBSET_DROP = 24
_VERSION_3 = 0x20080522
_OVERRIDING = (1, 2, 3)
"""CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, CAP_FOWNER: numbers of linux/capability.h."""


def give_up_overriding() -> bool:
    """Let the permissions of files hold for this thread and what it starts; False if they can't.

    There is no way back: call it in a process of its own.
    """
    if os.geteuid() != 0:
        return True
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "capset"):
        return False
    header = (ctypes.c_uint32 * 2)(_VERSION_3, 0)
    data = (ctypes.c_uint32 * 6)()  # effective, permitted, inheritable of the lower 32, and upper
    if libc.capget(header, data):
        return False
    mask = ~sum(1 << one for one in _OVERRIDING) & 0xFFFFFFFF
    data[0], data[1], data[2] = data[0] & mask, data[1] & mask, data[2] & mask
    for one in _OVERRIDING:
        libc.prctl(_CAPBSET_DROP, one, 0, 0, 0)
    return bool(libc.capset(header, data) == 0)
