"""Which engines may be used: the seam between the settings and the engines."""

from core.settings import TranslationSettings
from core.translate.engine import Engine


def allowed_engines(settings: TranslationSettings) -> tuple[Engine, ...]:
    """Return the engines to ask, in order; online ones only when the reader has agreed."""
    if settings.online != "allowed":
        return ()
    from core.translate.online.google import GoogleEngine

    return (GoogleEngine(),)
