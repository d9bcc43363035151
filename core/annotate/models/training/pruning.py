"""The exported network made quicker: later layers work on likely names.

After some layers a guess (guessing.py) looks at each word. Of a word that is surely in no name the
layers that follow read the state, as part of the sentence, and do no more for it: a linear step
(standing_in.py) takes it from one to the next.
The last layer works on the first piece of each word that is left, from which tags are scored.
Weights stay as they were rounded, to the byte.

Method: words that leave early and stay to be read, after Elbayad et al., "Depth-Adaptive
Transformer" (ICLR 2020); a step for a layer, after Din et al., "Jump to Conclusions" (2023).

Only training imports this module; it needs onnx.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import helper, numpy_helper

from core.annotate.models.training.guessing import Guess
from core.annotate.models.training.standing_in import Step
from core.errors import AnnotateError

THRESHOLDS: Mapping[int, float] = {2: -6.0, 3: -4.5, 4: -3.5, 5: -3.0}
"""By the number of layers before a guess: the log odds of a name above which a word goes on."""


def states_of(path: Path) -> list[str]:
    """Return what the graph calls the input of the first layer and the output of each."""
    return _states(onnx.load(path).graph)


def prune(whole: Path, guesses: Mapping[int, Guess], steps: Mapping[int, Step], path: Path) -> None:
    """Write to `path` the graph at `whole` with `guesses`, one for each key of THRESHOLDS.

    `steps` has one for each layer that follows a guess, but the last.

    Besides `vectors` it reads `first`, where the first piece is of the start and of each word, and
    `word`, for each piece the number in `first` of what it belongs to. It gives `scores`, (1,
    words left, tags), and `left`, their numbers in `first`. Raises AnnotateError when `whole` is no
    graph that `export` wrote.
    """
    model: Any = onnx.load(whole)
    try:
        graph = _Graph(model.graph)
        graph.fix_shapes()
        for layer in range(min(guesses), graph.layers):
            if layer in guesses:
                graph.add_guess(layer, guesses[layer], THRESHOLDS[layer])
            graph.ask_few(layer, steps.get(layer))
        graph.finish()
    except (IndexError, KeyError, StopIteration) as error:
        raise AnnotateError(f"{whole} is no network that `export` wrote.") from error
    onnx.checker.check_model(model)
    onnx.save(model, path)


def _states(graph: Any) -> list[str]:
    norms = [node for node in graph.node if node.op_type == "LayerNormalization"]
    return [node.output[0] for node in norms[::2]]


class _Graph:
    """A graph under change; layers count from 0, and layer `n` reads the state after `n` layers."""

    def __init__(self, graph: Any) -> None:
        self._graph = graph
        self._nodes = list(graph.node)
        self._norms = [node for node in self._nodes if node.op_type == "LayerNormalization"]
        self._states = _states(graph)
        self.layers = len(self._states) - 1
        self._left = self._at = self._places = ""

    def fix_shapes(self) -> None:
        """Write shapes as numbers, since pieces asked about are fewer than pieces read."""
        reshaped = [node for node in self._nodes if node.op_type == "Reshape"]
        width = next(i.type.tensor_type.shape.dim[2].dim_value for i in self._graph.input)
        heads = next(self._heads(node) for node in reshaped if self._heads(node))
        split = self._constant("in_heads", np.array([1, -1, heads, width // heads], np.int64))
        joined = self._constant("joined", np.array([1, -1, width], np.int64))
        for node in reshaped:
            before = self._maker(node.input[0])
            node.input[1] = joined if before.op_type == "Transpose" else split

    def _heads(self, node: Any) -> int:
        """Return how many heads a reshaping divides into; the shape ends in heads and their width.

        Zero when it joins them.
        """
        if self._maker(node.input[0]).op_type == "Transpose":
            return 0
        parts = [self._number(name) for name in self._maker(node.input[1]).input]
        return parts[-2] or 0

    def _number(self, name: str) -> int | None:
        for tensor in self._graph.initializer:
            if tensor.name == name:
                return int(numpy_helper.to_array(tensor).reshape(-1)[0])
        return None

    def add_guess(self, layer: int, guess: Guess, threshold: float) -> None:
        """Decide after `layer` layers which words go on; those that left stay away."""
        name, state = f"guess{layer}", self._states[layer]
        bias = np.array([guess.outer_bias - threshold], np.float32)
        steps = (
            ("Gather", (state, "first"), "words", {"axis": 1}),
            ("MatMul", (f"{name}.words", self._constant(f"{name}.a", guess.inner)), "inner", {}),
            ("Add", (f"{name}.inner", self._constant(f"{name}.b", guess.inner_bias)), "sum", {}),
            ("Relu", (f"{name}.sum",), "relu", {}),
            ("MatMul", (f"{name}.relu", self._constant(f"{name}.c", guess.outer)), "outer", {}),
            ("Add", (f"{name}.outer", self._constant(f"{name}.d", bias)), "odds", {}),
            ("Squeeze", (f"{name}.odds", self._constant("last", [2])), "each", {}),
            ("Greater", (f"{name}.each", self._constant("even", np.float32(0))), "may", {}),
            # The start of the row stays, so that no operation has nothing to work on.
            ("Equal", ("first", self._constant("none", np.int64(0))), "start", {}),
            ("Or", (f"{name}.may", f"{name}.start"), "stays", {}),
            *([("And", (f"{name}.stays", self._left), "left", {})] if self._left else []),
        )
        self._left = f"{name}.{steps[-1][2]}"
        pieces: tuple[tuple[str, tuple[str, ...], str, dict[str, Any]], ...] = (
            ("Gather", (self._left, "word"), "pieces", {"axis": 1}),
            ("NonZero", (f"{name}.pieces",), "found", {}),
            ("Gather", (f"{name}.found", self._second()), "at", {}),
            ("Transpose", (f"{name}.found",), "places", {"perm": [1, 0]}),
        )
        self._at, self._places = f"{name}.at", f"{name}.places"
        made = [
            helper.make_node(kind, given, [f"{name}.{gives}"], **settings)
            for kind, given, gives, settings in (*steps, *pieces)
        ]
        self._insert(made)

    def ask_few(self, layer: int, step: Step | None) -> None:
        """Let a layer read all pieces but work for those alone that the last guess left.

        The others take `step`; None is for the last layer.
        """
        state, is_last = self._states[layer], step is None
        asked = f"asked{layer}"
        before = [helper.make_node("Gather", [state, self._at], [asked], axis=1)]
        if is_last:
            before = [
                helper.make_node("NonZero", [self._left], ["found"]),
                helper.make_node("Gather", ["found", self._second()], ["left"]),
                helper.make_node("Gather", ["first", "left"], ["left_at"]),
                helper.make_node("Gather", [state, "left_at"], [asked], axis=1),
            ]
        query, rounded = self._query(state)
        added = self._maker(self._norms[1 + 2 * layer].input[0])
        added.input[list(added.input).index(state)] = asked
        of_query = f"{asked}.rounded"
        at = "left_at" if is_last else self._at
        query.input[0] = of_query
        self._insert(before)
        self._insert([helper.make_node("Gather", [rounded, at], [of_query], axis=1)])
        if step is not None:
            norm, after = self._norms[2 + 2 * layer], self._states[layer + 1]
            norm.output[0] = f"{asked}.after"
            flat = f"{asked}.flat"
            stepped = self._step(f"step{layer}", state, step)
            put_back = [
                helper.make_node("Squeeze", [norm.output[0], self._constant("rows", [0])], [flat]),
                helper.make_node("ScatterND", [stepped, self._places, flat], [after]),
            ]
            self._insert(put_back)

    def _step(self, name: str, state: str, step: Step) -> str:
        """Add a step from `state`; return what it gives."""
        scale, down, up, shift = (
            self._constant(f"{name}.{what}", getattr(step, what))
            for what in ("scale", "down", "up", "shift")
        )
        self._insert(
            [
                helper.make_node("MatMul", [state, down], [f"{name}.few"]),
                helper.make_node("MatMul", [f"{name}.few", up], [f"{name}.many"]),
                helper.make_node("Add", [f"{name}.many", shift], [f"{name}.shifted"]),
                helper.make_node("Mul", [state, scale], [f"{name}.scaled"]),
                helper.make_node("Add", [f"{name}.scaled", f"{name}.shifted"], [f"{name}.after"]),
            ]
        )
        return f"{name}.after"

    def _query(self, state: str) -> tuple[Any, str]:
        """Return the product that makes the queries, and the rounded numbers that it reads."""
        scaled = next(node for node in self._readers(state) if node.op_type == "Mul")
        (rounding,) = self._readers(scaled.output[0])
        for product in self._readers(rounding.output[0]):
            node = product
            while node.op_type != "Transpose":
                (node,) = self._readers(node.output[0])
            (reader,) = self._readers(node.output[0])
            # Queries stand on the left of their product with the keys.
            if reader.op_type == "MatMul" and reader.input[0] == node.output[0]:
                return product, rounding.output[0]
        raise KeyError(state)

    def finish(self) -> None:
        """Name what goes in and out, and drop what nothing reads any more."""
        graph = self._graph
        integer, real = onnx.TensorProto.INT64, onnx.TensorProto.FLOAT
        info = helper.make_tensor_value_info
        tags = next(o.type.tensor_type.shape.dim[2].dim_value for o in graph.output)
        graph.input.extend([info("first", integer, ["words"]), info("word", integer, ["pieces"])])
        del graph.value_info[:], graph.output[:]
        graph.output.append(info("scores", real, [1, "left", tags]))
        graph.output.append(info("left", integer, ["left"]))
        read = self._drop_unread({one.name for one in graph.output})
        constants = [one for one in graph.initializer if one.name in read]
        del graph.initializer[:], graph.node[:]
        graph.initializer.extend(constants)
        graph.node.extend(self._nodes)

    def _drop_unread(self, outputs: set[str]) -> set[str]:
        """Drop nodes that nothing reads; return all names that are read."""
        while True:
            read = {name for node in self._nodes for name in node.input} | outputs
            kept = [node for node in self._nodes if read.intersection(node.output)]
            if len(kept) == len(self._nodes):
                return read
            self._nodes = kept

    def _second(self) -> str:
        """Return a constant: the places along the second axis in what NonZero gives."""
        return self._constant("second", np.int64(1))

    def _maker(self, name: str) -> Any:
        return next(node for node in self._nodes if name in node.output)

    def _readers(self, name: str) -> list[Any]:
        return [node for node in self._nodes if name in node.input]

    def _constant(self, name: str, numbers: Any) -> str:
        if all(one.name != name for one in self._graph.initializer):
            array = np.asarray(numbers)
            self._graph.initializer.append(numpy_helper.from_array(array, name))
        return name

    def _insert(self, nodes: list[Any]) -> None:
        """Put nodes behind all that they read."""
        read = {one for node in nodes for one in node.input}
        at = max(i for i, node in enumerate(self._nodes) if read.intersection(node.output)) + 1
        self._nodes[at:at] = nodes
