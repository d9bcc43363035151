"""The model of names that comes with Dragoman, and how it was made (README.md)."""
