"""The forms of export, for whoever lets somebody choose one."""

from core.brief.export.formats import FORMATS, Format

__all__ = ["FORMATS", "Format"]
