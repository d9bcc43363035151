"""Hostile text and hostile servers: one file a channel; see naughty.toml for the texts.

`DRAGOMAN_HOSTILE=long` runs the long mode: every string on its own, and far more random ones.
"""
