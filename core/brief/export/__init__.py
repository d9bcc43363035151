"""Briefings in the forms that other programs read, each named once in `formats`."""
