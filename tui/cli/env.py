"""What every command works with: the library, the settings, and a way to speak."""

import os
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from core.locales import locale_of
from core.settings import Settings, default_library, load_settings

if TYPE_CHECKING:
    from core.store import Library


class Failure(click.ClickException):
    """An error of ours, shown as one sentence on standard error; exit code 1."""

    def show(self, file: Any = None) -> None:
        """Print the sentence, cleaned: it may quote a file name or a server."""
        from core.prepare import clean_line

        click.echo(f"dragoman: {clean_line(self.message)}", file=file, err=True)


class Env:
    """The library and settings of one call, opened when first asked for."""

    def __init__(self, named_library: str | None = None) -> None:
        self.named_library = named_library

    @cached_property
    def settings(self) -> Settings:
        """Return the user's settings; raises SettingsError."""
        return load_settings()

    @property
    def library_path(self) -> Path:
        """Return the folder of the library, whether or not it exists."""
        return Path(self.named_library).expanduser() if self.named_library else default_library()

    @cached_property
    def library(self) -> "Library":
        """Return the library, which is closed when the command ends; raises StoreError."""
        from core.errors import StoreError
        from core.store import Library

        # os.path says no where a folder cannot be entered, pathlib raises
        is_there = os.path.exists(self.library_path)  # noqa: PTH110
        if is_there and not os.path.isdir(self.library_path):  # noqa: PTH112
            raise StoreError(f"{self.library_path} is no folder; name another with --library.")
        library = Library(self.library_path)
        context = click.get_current_context(silent=True)
        if context is not None:
            context.find_root().call_on_close(partial(_close, library))
        return library

    def target_of(self, article_id: str) -> str:
        """Return the language to read an article in: its own choice, else that of the settings."""
        return self.library.reading(article_id).own_target or self.settings.translation.target


def _close(library: "Library") -> None:
    """Say on standard error what was found damaged, and tidy up."""
    from core.prepare import clean_line

    for notice in library.notices():
        click.echo(f"note    {clean_line(notice.sentence)}", err=True)
    library.close()


pass_env = click.make_pass_decorator(Env)


def _checked_lang(_: click.Context, __: click.Parameter, code: str | None) -> str | None:
    """Return the language's own code, in lower case; a usage error when there is none."""
    if code is None:
        return None
    locale = locale_of(code.strip().replace("-", "_"))
    if locale is None:
        raise click.BadParameter(
            f"no language has the code {code!r}; use a code such as fr, de, ro or en."
        )
    return str(locale.language)


lang_option = click.option(
    "--lang",
    metavar="CODE",
    callback=_checked_lang,
    help="Language of the text, such as fr; else detected.",
)


def checked_target(tag: str) -> str:
    """Return our code of a language to read in. Raises Failure for what is none."""
    from core.translate import language_code
    from core.translate.languages import UNKNOWN

    code = language_code(tag)
    if code == UNKNOWN or locale_of(code.replace("-", "_")) is None:
        raise Failure(
            f"No language has the code {tag!r}; use a code such as en, de, fr or zh-Hant."
        )
    return code


json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")


def print_json(data: object) -> None:
    """Print records, or anything made of plain values, as indented JSON."""
    from core.article import to_json
    from core.prepare.clean import escape_json

    click.echo(escape_json(to_json(data, indent=2)))


def print_json_line(data: object) -> None:
    """Print plain values as one line of JSON, in UTF-8 whatever the terminal takes."""
    import msgspec

    from core.prepare.clean import escape_json

    click.echo(escape_json(msgspec.json.encode(data).decode()).encode())
