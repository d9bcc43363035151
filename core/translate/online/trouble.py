"""What goes wrong with an engine on the web, as sentences for the reader."""

from core.errors import EngineUnavailable, TranslateError
from core.translate.online.requesting import LONGEST_WAIT, BadStatus, RequestFailed

OFFLINE_REST = 30.0
"""How long an engine that cannot be reached is left alone, in seconds."""


class Trouble(EngineUnavailable):
    """An engine that does not answer as it should.

    `is_its_fault` says whether this counts towards a rest; `rest` asks for one at once, of so many
    seconds. `short` is the reason in a few words, for as long as it rests.
    """

    def __init__(
        self, message: str, *, is_its_fault: bool = True, rest: float = 0.0, short: str = ""
    ) -> None:
        super().__init__(message)
        self.is_its_fault = is_its_fault
        self.rest = rest
        self.short = short


class TooMuch(Exception):
    """A request was refused for what stood in it; less of it may go through."""

    def __init__(self, status: int = 400) -> None:
        super().__init__(str(status))
        self.status = status


def no_key(label: str, variable: str) -> Trouble:
    """Say that the engine needs a key and has none."""
    return Trouble(
        f"{label} needs a key; set {variable}, keep one in the keyring, or choose another engine.",
        is_its_fault=False,
    )


def wrong_key(label: str, more: str = "") -> Trouble:
    """Say that the service does not take the key."""
    return Trouble(
        f"{label} does not take the key; check it for a slip{more}, or make a new one there.",
        is_its_fault=False,
    )


def used_up(label: str, what: str, when: str = "") -> Trouble:
    """Say that the reader's own quota is used up."""
    return Trouble(
        f"{label} has translated as much as {what} allows{when}; choose another engine until then.",
        is_its_fault=False,
    )


def no_such_language(label: str, source: str, target: str) -> TranslateError:
    """Say that the service cannot translate the pair."""
    return TranslateError(
        f"{label} does not translate from {source or 'this language'} to {target}; choose another "
        "engine."
    )


def refused(label: str, error: BadStatus) -> Trouble:
    """Say what every engine means by the statuses that are not its own."""
    if error.status in (429, 529) or (error.status == 503 and error.wait):
        if error.wait:
            return Trouble(
                f"{label} asks to wait for {in_words(error.wait)}; try again then, or choose "
                "another engine.",
                rest=error.wait if error.wait > LONGEST_WAIT else 0.0,
                short="asked to wait",
            )
        return Trouble(
            f"{label} asks to wait (too many requests); try again in some minutes, or choose "
            "another engine."
        )
    if error.status >= 500:
        return Trouble(
            f"{label} has trouble of its own (answer {error.status}); try again later, or choose "
            "another engine."
        )
    return Trouble(
        f"{label} refused the request (answer {error.status}); try again later, or choose another "
        "engine."
    )


def unreachable(
    label: str, error: RequestFailed, remedy: str = "check your connection to the internet"
) -> Trouble:
    """Say that no answer came; `remedy` is what helps where there is no connection."""
    if error.kind == "offline":
        return Trouble(
            f"{label} cannot be reached; {remedy}.",
            rest=OFFLINE_REST,
            short="could not be reached",
        )
    told = {
        "timeout": "did not answer in time",
        "size": "sent far more than a translation",
        "insecure": "has no valid certificate, as where a login page or a proxy stands in between",
    }
    reason = told.get(error.kind, "broke off its answer")
    return Trouble(f"{label} {reason}; try again later, or choose another engine.")


def unreadable(label: str, kind: str) -> Trouble:
    """Say that an answer came which is none."""
    return Trouble(
        f"{label} answered with something that cannot be read ({kind}); try again later, or choose "
        "another engine."
    )


def useless(label: str) -> Trouble:
    """Say that answers come, but never a translation."""
    return Trouble(
        f"{label} answers, but with no translation; a login or consent page may stand in between. "
        "Open it in your browser, or try again later."
    )


def empty(label: str) -> Trouble:
    """Say that the engine has nothing for one text after another."""
    return Trouble(
        f"{label} has no translation for these sentences; choose another engine.",
        is_its_fault=False,
    )


def in_words(seconds: float) -> str:
    """Return a stretch of time as words: `40 seconds`, `3 minutes`, `16 hours`."""
    for size, name in ((86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second")):
        count = round(seconds / size)
        if seconds >= 1.5 * size or size == 1:
            return f"{max(count, 1)} {name}{'' if count <= 1 else 's'}"
    return ""
