"""The keys of the reader; tui.keys has those of all places."""

from tui.key import BRIEFING, DISPLAY, FINDING, GENERAL, MOVING, NAMES, PASSAGES, TRANSLATION, Key

SWITCH_PANE = Key(
    "switch-pane", "tab", "other side", BRIEFING, "Go to the briefing beside, and back from it"
)

READER_KEYS = (
    Key("next-segment", "j,down", "move", MOVING, "Go to the next sentence"),
    Key("previous-segment", "k,up", "move", MOVING, "Go to the previous sentence"),
    Key("page-down", "space,pagedown,ctrl+f", "page", MOVING, "Go down a page", show=False),
    Key("page-up", "pageup,ctrl+b", "page up", MOVING, "Go up a page", show=False),
    Key("first-segment", "g,home", "ends", MOVING, "Go to the start of the article", show=False),
    Key("last-segment", "G,end", "ends", MOVING, "Go to the end of the article", show=False),
    Key("next-name", "e", "name", NAMES, "Go to the next name of a person, place or organisation"),
    Key("previous-name", "E", "name", NAMES, "Go to the previous name"),
    Key("next-figure", "f", "figure", NAMES, "Go to the next figure"),
    Key("previous-figure", "F", "figure", NAMES, "Go to the previous figure"),
    Key(
        "show-identity",
        "i",
        "who",
        NAMES,
        "Say who a name is, why, and where else; keep names as one or as two",
    ),
    Key(
        "cycle-layout",
        "o",
        "columns",
        DISPLAY,
        "Show both columns, the original alone, or the translation alone",
    ),
    Key(
        "toggle-folded",
        "z",
        "folded",
        DISPLAY,
        "Show or hide what is not the article: links, related headlines, notices",
    ),
    Key(
        "bookmark-passage",
        "m",
        "mark",
        PASSAGES,
        "Bookmark the passage; again removes the bookmark",
    ),
    Key("tag-passage", "t", "tag", PASSAGES, "Tag the passage; known tags are completed"),
    Key("annotate-passage", "a", "note", PASSAGES, "Write a note on the passage"),
    Key(
        "copy-passage", "y", "copy", PASSAGES, "Copy the passage, its translation and its citation"
    ),
    Key(
        "undo-change",
        "u",
        "undo",
        PASSAGES,
        "Undo the last change to bookmarks, tags, notes, names and translations",
    ),
    Key(
        "next-warning",
        "w",
        "warning",
        TRANSLATION,
        "Go to the next translation that may have lost something",
    ),
    Key("previous-warning", "W", "warning", TRANSLATION, "Go to the previous such translation"),
    Key(
        "correct-translation",
        "c",
        "correct",
        TRANSLATION,
        "Correct the translation; the correction is used wherever the sentence comes again",
    ),
    Key(
        "show-versions",
        "v",
        "versions",
        TRANSLATION,
        "Say who translated the sentence and when; compare versions, choose, translate again",
    ),
    Key(
        "toggle-translating",
        "T",
        "translate",
        TRANSLATION,
        "Translate what has no translation yet, or stop translating",
        show=False,
    ),
    Key(
        "choose-language",
        "L",
        "language",
        TRANSLATION,
        "Choose the language to read this article in",
        show=False,
    ),
    Key(
        "define-term",
        "D",
        "term",
        TRANSLATION,
        "Keep in the glossary how the selected words, or those you type, must be translated",
        show=False,
    ),
    Key("find-text", "slash", "find", FINDING, "Find words in both columns"),
    Key("next-match", "n", "match", FINDING, "Go to the next place found"),
    Key("previous-match", "N", "match", FINDING, "Go to the previous place found"),
    Key("toggle-briefing", "b", "briefing", BRIEFING, "Open or close the briefing of this article"),
    Key(
        "open-briefing",
        "B",
        "briefing",
        BRIEFING,
        "Show the briefing on the whole screen: of the selected articles, or of this one",
    ),
    SWITCH_PANE,
    Key(
        "export-briefing",
        "x",
        "export",
        BRIEFING,
        "Write the briefing of this article to a file, in one of several formats",
    ),
    Key(
        "go-back",
        "escape",
        "back",
        GENERAL,
        "Go back a step: from a selection, a search, the briefing, then the reader",
    ),
)
