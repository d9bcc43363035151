"""`dragoman` and `dragoman demo`: open the reader."""

import click

from tui.cli.door import is_terminal
from tui.cli.env import Env, Failure, pass_env
from tui.start import NO_TERMINAL, run_reader


def open_reader(env: Env, sources: tuple[str, ...] = ()) -> None:
    """Open the reader on the library, and add `sources` to it in the background."""
    if not is_terminal():
        raise Failure(NO_TERMINAL)
    return_code = run_reader(env.library_path, env.settings, sources)
    if return_code:
        raise click.exceptions.Exit(return_code)


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
