"""`dragoman` and `dragoman demo`: open the reader."""

import gc

import click

from tui.cli.env import Env, Failure, is_terminal, pass_env


def open_reader(env: Env, sources: tuple[str, ...] = ()) -> None:
    """Open the reader on the library, and add `sources` to it in the background."""
    if not is_terminal():
        raise Failure(
            "The reader needs a terminal; in a pipe use `dragoman list`, `show` or `brief`."
        )
    # Nothing is thrown away before there is something to see; the app turns it on again.
    gc.disable()
    try:
        from core.workshop import Workshop
        from tui.app import DragomanApp

        with Workshop() as workshop:
            app = DragomanApp(env.library, env.settings, workshop, sources=sources)
            app.run()
    finally:
        gc.enable()
    if app.return_code:
        raise click.exceptions.Exit(app.return_code)


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
