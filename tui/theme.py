"""Colours: our two themes, and what the kinds of marks look like in any theme.

A mark never speaks by colour alone: names and figures also differ in text style (see the style
sheets), so that monochrome terminals and NO_COLOR lose nothing.
"""

from textual.theme import Theme

_DARK_MARKS = {
    "name-person": "#e5b07b",
    "name-place": "#86bfa6",
    "name-organisation": "#a3b1ea",
    "name-misc": "#cfa0c8",
    "figure": "#ead993",
    "term": "#8fc3cf",
    "match-background": "#5b5221",
    "current-background": "#262b35",
    "bookmark": "#d98c6a",
    "quiet": "#8b909a",
    "rule": "#333944",
}

_LIGHT_MARKS = {
    "name-person": "#8f4d08",
    "name-place": "#1d6a4c",
    "name-organisation": "#3e4fae",
    "name-misc": "#86378a",
    "figure": "#6d5900",
    "term": "#17616f",
    "match-background": "#f5e391",
    "current-background": "#ebe6da",
    "bookmark": "#b04e24",
    "quiet": "#6e6b64",
    "rule": "#d3cdbf",
}

DARK = Theme(
    name="dragoman",
    primary="#7fa6c9",
    secondary="#5c7f9e",
    accent="#d9a05b",
    warning="#dcb25f",
    error="#d67a73",
    success="#86b58c",
    foreground="#d8d5cd",
    background="#15171c",
    surface="#1b1e25",
    panel="#232731",
    dark=True,
    variables={
        **_DARK_MARKS,
        "block-cursor-background": "#2c3646",
        "block-cursor-foreground": "#f1eee6",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#232a35",
        "footer-key-foreground": "#d9a05b",
        "input-selection-background": "#7fa6c9 35%",
        "scrollbar": "#333944",
        "scrollbar-hover": "#434b59",
        "scrollbar-active": "#7fa6c9",
        "scrollbar-background": "#15171c",
        "scrollbar-background-hover": "#15171c",
        "scrollbar-background-active": "#15171c",
        "scrollbar-corner-color": "#15171c",
        "border": "#46536a",
    },
)
"""The standard theme: ink on slate, warm and low in contrast at the edges."""

LIGHT = Theme(
    name="dragoman-light",
    primary="#2f6690",
    secondary="#5b7f9b",
    accent="#a8631a",
    warning="#96690a",
    error="#a93b33",
    success="#39743f",
    foreground="#2a2925",
    background="#faf7f0",
    surface="#f4f0e6",
    panel="#ebe6da",
    dark=False,
    variables={
        **_LIGHT_MARKS,
        "block-cursor-background": "#dde5ea",
        "block-cursor-foreground": "#161512",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#ebe9e2",
        "footer-key-foreground": "#a8631a",
        "input-selection-background": "#2f6690 25%",
        "scrollbar": "#d3cdbf",
        "scrollbar-hover": "#bdb6a6",
        "scrollbar-active": "#2f6690",
        "scrollbar-background": "#faf7f0",
        "scrollbar-background-hover": "#faf7f0",
        "scrollbar-background-active": "#faf7f0",
        "scrollbar-corner-color": "#faf7f0",
        "border": "#b9b1a0",
    },
)
"""Dark ink on paper."""

THEMES = (DARK, LIGHT)


def mark_colours(dark: bool) -> dict[str, str]:
    """Return our variables for a theme that is not ours and so does not define them."""
    return dict(_DARK_MARKS if dark else _LIGHT_MARKS)
