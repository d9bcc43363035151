"""Files as they stand on a disk: sealed, with a spare copy, written whole, one writer at a time."""
