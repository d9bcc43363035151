"""`dragoman` and `dragoman demo`: open the reader."""

import gc
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from tui.cli.env import Env, Failure, is_terminal, pass_env

if TYPE_CHECKING:
    from core.store import Library


def open_reader(env: Env, sources: tuple[str, ...] = ()) -> None:
    """Open the reader on the library, and add `sources` to it in the background."""
    if not is_terminal():
        raise Failure(
            "The reader needs a terminal; in a pipe use `dragoman list`, `show` or `brief`."
        )
    # Nothing is thrown away before there is something to see; the app turns it on again.
    gc.disable()
    try:
        return_code = _run(env, sources)
    finally:
        gc.enable()
    if return_code:
        raise click.exceptions.Exit(return_code)


def _run(env: Env, sources: tuple[str, ...]) -> int:
    """Run the reader and return its code; what is not saved when it ends is saved elsewhere."""
    from core.store import ReaderSession
    from core.workshop import Workshop
    from tui.app import DragomanApp
    from tui.keeping import open_library

    session = ReaderSession(env.library_path)
    library = open_library(session, env.library_path)
    app = None
    try:
        with Workshop() as workshop:
            app = DragomanApp(library, env.settings, workshop, sources=sources, session=session)
            app.run()
    finally:
        if app is None or not app.has_given_up:
            _rescue(library)
        library.close()
        session.close()
    if app.parting:
        _say(app.parting)
    return app.return_code or 0


def _rescue(library: "Library") -> None:
    """Save elsewhere what the disk did not take, however the reader ended."""
    if library.unsaved and not library.retry_unsaved():
        from tui.unsaved import rescue

        _say(rescue(library))


def _say(sentence: str) -> None:
    from core.prepare import clean_line

    # where the terminal is gone nobody hears it, and the next start tells
    with suppress(OSError):
        click.echo(f"dragoman: {clean_line(sentence)}", err=True)


@click.command("demo")
@pass_env
def demo_command(env: Env) -> None:
    """Open the reader on the sample library.

    Five real articles in French, German and Romanian with their English translations. The first
    time, they are prepared while you watch; nothing is fetched from the network.
    """
    from core.settings import sample_library
    from tui.cli.sample import missing_seeds

    sample = Env(str(env.named_library or sample_library()))
    open_reader(sample, sources=missing_seeds(sample.library))
