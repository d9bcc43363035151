"""Fetching the models of a pair from Firefox's service."""

from collections.abc import Callable
from pathlib import Path

from core.errors import EngineUnavailable, ModelError
from core.translate.languages import language_code
from core.translate.offline import working
from core.translate.offline.discovery import (
    Catalogue,
    RemoteFile,
    RemoteModel,
    attachment_address,
    beside,
    read_base,
    root_address,
)
from core.translate.offline.fetching import Cancelled, FetchStopped, fetch
from core.translate.offline.models import Model, ModelStore, Progress
from core.translate.offline.names import MOST_BYTES, folder_name
from core.translate.offline.placing import arriving, need_room, settle
from core.translate.offline.process import ModelProcess

_MOST_LIST = 30_000_000
_LIST_DEADLINE = 120.0
_UNPACKED = 3  # a file and what it unpacks to lie beside each other for a moment


class Adding:
    """One wish to translate `lang` into `target`."""

    def __init__(
        self,
        store: ModelStore,
        progress: Callable[[Progress], None],
        is_cancelled: Callable[[], bool],
        process: ModelProcess,
        stall: float = 30.0,
    ) -> None:
        """`stall` is how many seconds a server may send nothing."""
        self._store = store
        self._progress = progress
        self._is_cancelled = is_cancelled
        self._process = process
        self._stall = stall

    def add(self, lang: str, target: str) -> list[Model]:
        """Fetch what is missing; see ModelStore.add."""
        try:
            from fxtranslate import discovery
        except ImportError as error:
            raise EngineUnavailable(working.MISSING) from error
        source, goal = language_code(lang), language_code(target)
        if self._store.route(lang, target):
            return []
        self._progress(Progress(doing="looking", pair=f"{source}-{goal}"))
        address = discovery.records_url()
        added: list[Model] = []
        try:
            with arriving(self._store.folder, (source, goal)) as room:
                catalogue, base = self._look(address, room, (source, goal))
                route = catalogue.route(lang, target)
                wanted = [catalogue.model(pair) for pair in route if not self._store.has(pair)]
                need_room(self._store.folder, _UNPACKED * sum(one.size for one in wanted))
            for model in wanted:
                added.append(self._bring(model, base))  # noqa: PERF401  (kept when cancelled)
        except Cancelled:
            pass
        return added

    def _look(self, address: str, room: Path, pair: tuple[str, str]) -> tuple[Catalogue, str]:
        """Return the list of models and the address under which their files are."""
        try:
            body = self._small(address, room / "list")
            root = root_address(address)
            base = beside(address) if root is None else None
            catalogue = Catalogue(body)
            if root is not None:
                base = read_base(self._small(root, room / "root").decode("utf-8", "replace"), root)
        except FetchStopped as error:
            raise _unfetched(*pair, f"the list of models did not come: {error.reason}") from error
        except ValueError as error:
            raise _unfetched(
                *pair, "what came is not the list of models (does the network ask for a login?)"
            ) from error
        return catalogue, base or ""

    def _small(self, address: str, path: Path) -> bytes:
        fetch(
            address,
            path,
            most=_MOST_LIST,
            is_cancelled=self._is_cancelled,
            stall=self._stall,
            deadline=_LIST_DEADLINE,
        )
        return path.read_bytes()

    def _bring(self, model: RemoteModel, base: str) -> Model:
        """Fetch, unpack, try and settle one pair's model."""
        pair = folder_name(model.pair)
        done = 0
        with arriving(self._store.folder, model.pair) as coming:
            for file in model.files:
                self._fetch(file, model, base, coming, done)
                done += file.size
                self._stop_if_cancelled()
            self._progress(Progress(doing="checking", pair=pair, done=done, total=model.size))
            self._process.run(working.try_model, str(coming))
            self._stop_if_cancelled()
            return settle(
                coming,
                self._store.folder,
                model.pair,
                version=model.version,
                origin=base,
            )

    def _fetch(
        self, file: RemoteFile, model: RemoteModel, base: str, coming: Path, before: int
    ) -> None:
        pair = folder_name(model.pair)

        def tell(done: int) -> None:
            self._progress(
                Progress(
                    doing="fetching",
                    pair=pair,
                    done=min(before + done, model.size),
                    total=model.size,
                )
            )

        packed = coming / f"{file.name}.zst"
        try:
            fetch(
                attachment_address(base, file.location),
                packed,
                most=file.size or MOST_BYTES,
                progress=tell,
                is_cancelled=self._is_cancelled,
                stall=self._stall,
            )
        except FetchStopped as error:
            raise _unfetched(*model.pair, f"{file.name} did not come: {error.reason}") from error
        try:
            self._process.run(working.unpack_zst, str(packed), str(coming / file.name), file.sha256)
        except ModelError as error:
            raise _unfetched(
                *model.pair, f"{file.name} is not what the list promises (damaged on the way)"
            ) from error
        packed.unlink()

    def _stop_if_cancelled(self) -> None:
        if self._is_cancelled():
            raise Cancelled


def _unfetched(lang: str, target: str, reason: str) -> ModelError:
    return ModelError(
        f"The model {lang}-{target} was not fetched: {reason}. Try again, or copy it from a folder "
        f"with `dragoman engines add {lang} {target} --from DIR`."
    )
