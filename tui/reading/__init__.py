"""One article being read, and what the reader does to it: between the screen and the library.

Nothing here knows of Textual. Methods that may take long say so; the screen runs them in threads.
"""

from tui.reading.passages import PassageWork
from tui.reading.translations import TranslationWork

__all__ = ["Reading"]


class Reading(PassageWork, TranslationWork):
    """An article that is open, and all that is done to it."""
