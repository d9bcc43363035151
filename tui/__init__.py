"""The screen and the commands."""
