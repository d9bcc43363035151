"""Every key of the application, in one place; tui.keymap makes bindings, help and remapping of it.

The id names the method too: `next-name` runs `action_next_name` of the screen or widget that the
group of keys belongs to.
"""

from tui.key import (
    ARTICLES,
    BRIEFING,
    DISPLAY,
    FINDING,
    GENERAL,
    MOVING,
    NAMES,
    PASSAGES,
    TRANSLATION,
    Key,
)
from tui.reader_keys import READER_KEYS, SWITCH_PANE
from tui.search_keys import SEARCH_KEYS

__all__ = [
    "APP_KEYS",
    "ARTICLES",
    "BRIEFING",
    "BRIEFING_KEYS",
    "DISPLAY",
    "FINDING",
    "GENERAL",
    "KEYS",
    "LIBRARY_KEYS",
    "MOVING",
    "NAMES",
    "PAGE_KEYS",
    "PASSAGES",
    "PLACES",
    "READER_KEYS",
    "SEARCH_KEYS",
    "TRANSLATION",
    "Key",
]


APP_KEYS = (
    Key("show-help", "question_mark,f1", "help", GENERAL, "Show what every key does here"),
    Key(
        "command-palette",
        "ctrl+p",
        "palette",
        GENERAL,
        "Open the command palette: any command, any article by its title",
        priority=True,
    ),
    Key(
        "show-engines",
        "ctrl+t",
        "engines",
        GENERAL,
        "Choose who translates: engines, where they send the text, models for this machine",
        show=False,
    ),
    Key(
        "search-library",
        "ctrl+s",
        "search",
        FINDING,
        "Search all articles, originals and translations, by words, names and filters",
    ),
    Key(
        "quit",
        "q",
        "quit",
        GENERAL,
        "Quit Dragoman; you are asked only if something is not saved",
    ),
    Key(
        "quit-anywhere",
        "ctrl+q",
        "quit",
        GENERAL,
        "Quit from a dialog too, or while you type; a text begun is dropped only the second time",
        priority=True,
    ),
)

LIBRARY_KEYS = (
    Key("next-article", "j,down", "move", MOVING, "Go to the next article"),
    Key("previous-article", "k,up", "move", MOVING, "Go to the previous article"),
    Key("next-articles-page", "pagedown,ctrl+f", "page", MOVING, "Go down a page", show=False),
    Key("previous-articles-page", "pageup,ctrl+b", "page", MOVING, "Go up a page", show=False),
    Key("first-article", "g,home", "ends", MOVING, "Go to the first article", show=False),
    Key("last-article", "G,end", "ends", MOVING, "Go to the last article", show=False),
    Key("open-article", "enter,l", "open", ARTICLES, "Open the article in the reader"),
    Key(
        "select-article",
        "space",
        "select",
        ARTICLES,
        "Select the article, or take it out of the selection",
    ),
    Key(
        "select-all",
        "ctrl+a",
        "select all",
        ARTICLES,
        "Select every article in sight, or none of them",
        show=False,
    ),
    Key(
        "filter-articles",
        "slash",
        "filter",
        FINDING,
        "Filter by words in title, translation, publisher or language",
    ),
    Key(
        "sort-articles",
        "s",
        "sort",
        FINDING,
        "Sort by the next column: date, added, title, language, length, unread",
    ),
    Key("reverse-sort", "S", "sort", FINDING, "Turn the order round"),
    Key(
        "toggle-briefing",
        "b",
        "briefing",
        BRIEFING,
        "Open or close the briefing of the selected articles, or of this one",
    ),
    Key(
        "open-briefing",
        "B",
        "briefing",
        BRIEFING,
        "Show the briefing of the selected articles, or of this one, on the whole screen",
    ),
    SWITCH_PANE,
    Key(
        "export-briefing",
        "x",
        "export",
        BRIEFING,
        "Write the briefing of the selected articles to a file, in one of several formats",
    ),
    Key("toggle-read", "r", "read", ARTICLES, "Mark the article as read or unread"),
    Key(
        "add-source", "A", "add", ARTICLES, "Add an article: type a file, a folder or a web address"
    ),
    Key(
        "remove-article",
        "d,delete",
        "remove",
        ARTICLES,
        "Remove the selected articles from the library, after asking",
    ),
    Key("undo-change", "u", "undo", ARTICLES, "Put back what was removed last"),
    Key(
        "leave-filter",
        "escape",
        "back",
        FINDING,
        "Leave the filter, the briefing or the selection",
        show=False,
    ),
)

BRIEFING_KEYS = (
    Key("next-line", "j,down", "move", BRIEFING, "Go to the next line of the briefing"),
    Key("previous-line", "k,up", "move", BRIEFING, "Go to the previous line of the briefing"),
    Key(
        "next-section",
        "right_square_bracket",
        "section",
        BRIEFING,
        "Go to the next section of the briefing",
    ),
    Key(
        "previous-section",
        "left_square_bracket",
        "section",
        BRIEFING,
        "Go to the previous section of the briefing",
    ),
    Key(
        "briefing-page-down",
        "pagedown,ctrl+f",
        "page",
        BRIEFING,
        "Go down a page of the briefing",
        show=False,
    ),
    Key(
        "briefing-page-up",
        "pageup,ctrl+b",
        "page",
        BRIEFING,
        "Go up a page of the briefing",
        show=False,
    ),
    Key(
        "first-line", "g,home", "ends", BRIEFING, "Go to the first line of the briefing", show=False
    ),
    Key("last-line", "G,end", "ends", BRIEFING, "Go to the last line of the briefing", show=False),
    Key(
        "open-citation",
        "enter,l",
        "go to source",
        BRIEFING,
        "Go to the sentence that the line cites, again to the next one; esc comes back",
    ),
    Key("toggle-section", "space", "fold", BRIEFING, "Fold the section, or unfold it"),
    Key("toggle-sections", "z", "fold all", BRIEFING, "Unfold every section, or fold them all"),
    Key(
        "toggle-sources",
        "i",
        "sources",
        BRIEFING,
        "Leave out the source, or take it in again; elsewhere, choose among all sources",
    ),
    Key(
        "pin-line", "p", "pin", BRIEFING, "Pin the line, so that it always stays; again lets it go"
    ),
    Key("drop-line", "d,delete", "drop", BRIEFING, "Put the line away, under Dropped"),
    Key("move-line-down", "J", "order", BRIEFING, "Move the line down in its section"),
    Key("move-line-up", "K", "order", BRIEFING, "Move the line up in its section"),
    Key(
        "reword-line",
        "r",
        "reword",
        BRIEFING,
        "Write the line in your own words; its figures and names are still checked",
    ),
    Key(
        "take-back",
        "t",
        "take back",
        BRIEFING,
        "Let the line be as it was made: not pinned, dropped, moved or reworded",
    ),
    Key("undo-change", "u", "undo", BRIEFING, "Undo the last change to the briefing"),
    Key("close-briefing", "escape", "close", BRIEFING, "Stop making the briefing, or close it"),
)

PAGE_KEYS = (
    Key(
        "toggle-one-page",
        "1",
        "one page",
        BRIEFING,
        "Show what happened and the sources alone, or every section",
    ),
    Key(
        "export-briefing",
        "x",
        "export",
        BRIEFING,
        "Write the briefing, or the one page that is shown, to a file, in one of several formats",
    ),
)

KEYS: dict[str, tuple[Key, ...]] = {
    "app": APP_KEYS,
    "library": LIBRARY_KEYS,
    "reader": READER_KEYS,
    "briefing": BRIEFING_KEYS,
    "page": PAGE_KEYS,
    "search": SEARCH_KEYS,
}
"""Keys by where they work: on every screen, or on one, or while the briefing has the focus."""

PLACES: dict[str, str] = {
    "app": "Every screen",
    "library": "Library",
    "reader": "Reader",
    "briefing": "Briefing",
    "page": "Briefing on the whole screen",
    "search": "Search",
}
"""What the help calls the groups of `KEYS`."""
