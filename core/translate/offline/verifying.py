"""Whether the models on this machine are what they were when they came."""

from collections.abc import Callable
from pathlib import Path

from core.errors import ModelError
from core.translate.offline import working
from core.translate.offline.models import (
    MANIFEST,
    Model,
    ModelStore,
    Progress,
    Verdict,
    read_manifest,
)
from core.translate.offline.names import folder_name
from core.translate.offline.placing import describe
from core.translate.offline.process import ModelProcess


def verdicts(
    store: ModelStore,
    process: ModelProcess,
    progress: Callable[[Progress], None],
    is_cancelled: Callable[[], bool],
) -> list[Verdict]:
    """Return a verdict on each model, and on each folder that is named like one but lacks files."""
    found = []
    models = store.folders()
    total = sum(model.size for model in models)
    done = 0
    for model in models:
        if is_cancelled():
            break
        pair = folder_name(model.pair)
        progress(Progress(doing="checking", pair=pair, done=done, total=total))
        problem = _problem(model, process)
        done += model.size
        if problem:
            source, target = model.pair
            problem += (
                f" Run `dragoman engines remove {source} {target}` and "
                f"`dragoman engines add {source} {target}`."
            )
        found.append(Verdict(model=model, problem=problem))
        progress(Progress(doing="checking", pair=pair, done=done, total=total))
    return found


def _problem(model: Model, process: ModelProcess) -> str:
    """Return what is wrong with the model as a sentence, or ""."""
    folder = Path(model.folder)
    if not model.size:
        return f"The model {folder.name} lacks files."
    try:
        known = read_manifest(folder)
        for file in known.files if known else ():
            if not (folder / file.name).is_file():
                return f"The file {file.name} of the model {folder.name} is gone."
            if describe(folder / file.name) != file:
                return f"The file {file.name} of the model {folder.name} is damaged."
        process.run(working.try_model, model.folder)
    except OSError as error:
        return f"The model {folder.name} cannot be read ({error.strerror or error})."
    except ModelError:
        return f"The model {folder.name} does not work with the library that is installed."
    if known is None and (folder / MANIFEST).exists():
        return f"The file {MANIFEST} of the model {folder.name} is damaged."
    return ""
