"""The keys of the search; tui.keys has those of all places."""

from tui.key import ARTICLES, BRIEFING, FINDING, GENERAL, MOVING, Key

SEARCH_KEYS = (
    Key("next-hit", "j,down", "move", MOVING, "Go to the next sentence found"),
    Key("previous-hit", "k,up", "move", MOVING, "Go to the previous sentence found"),
    Key(
        "next-found",
        "right_square_bracket",
        "article",
        MOVING,
        "Go to the next article found",
    ),
    Key(
        "previous-found",
        "left_square_bracket",
        "article",
        MOVING,
        "Go to the start of the article, or to the one found before",
    ),
    Key("next-hits-page", "pagedown,ctrl+f", "page", MOVING, "Go down a page", show=False),
    Key("previous-hits-page", "pageup,ctrl+b", "page", MOVING, "Go up a page", show=False),
    Key("first-hit", "g,home", "ends", MOVING, "Go to the best sentence", show=False),
    Key(
        "last-hit", "G,end", "ends", MOVING, "Go to the last one; more are then fetched", show=False
    ),
    Key("open-hit", "enter,l", "open", FINDING, "Open the article there, what was found marked"),
    Key("edit-question", "slash,tab", "question", FINDING, "Go back to the question"),
    Key(
        "select-article",
        "space",
        "select",
        ARTICLES,
        "Select the article for a briefing, or take it out of the selection",
    ),
    Key(
        "select-all",
        "ctrl+a",
        "select all",
        ARTICLES,
        "Select every article found so far, or none of them",
        show=False,
    ),
    Key(
        "open-briefing",
        "B",
        "briefing",
        BRIEFING,
        "Show the briefing of the selected articles, or of this one, on the whole screen",
    ),
    Key("leave-search", "escape", "back", GENERAL, "Leave the search; the question is kept"),
)
