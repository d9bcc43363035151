"""The library under attack: killed, cut off from power, out of room, damaged, written by several.

    test_kill           processes that are killed while they write, by a signal and at a chosen call
    test_power_loss     what a power cut leaves of a disk that keeps only what was flushed
    test_writers        several processes that write the same files, some of them killed
    test_disk_full      a disk that takes nothing, or less, or fails; folders and files that go
    test_damage         every file of a library damaged in many ways, one at a time and in pairs
    test_machine        a library against plain dictionaries (Hypothesis), with all of it mixed

The promise that all of them hold the store to: a change whose call has returned is there, or the
reader was told that it is not; a change whose call has not returned is there whole or not at all;
the library always opens.

`DRAGOMAN_CRASH=3000` kills 3,000 processes instead of 300 and looks at as many more states of the
disk and kinds of damage. `DRAGOMAN_CRASH_SEED` takes another run of chance than the usual one.
"""
