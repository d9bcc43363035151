"""The network as a graph of ONNX Runtime, written operation by operation.

Weights are rounded to whole numbers up to 64, with a scale for each output: on processors without
8-bit dot products ONNX Runtime adds pairs of products in 16 bits, which larger weights overflow, so
that one text would have other names on another machine.

Only training imports this module; it needs torch and onnx.
"""

from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from core.annotate.models.training.network import EPSILON, Layer, Network
from core.annotate.models.training.smoothing import Factors

MOST = 64
"""The largest weight: twice 255 times it are less than 2 to the 15th."""
_MICROSOFT = "com.microsoft"
_OPSET = 18
_MANY = 1 << 30
_FORMAT = 8
"""Of the file; later ones than ONNX Runtime's are refused."""


def write_graph(network: Network, path: Path, *, rounded: bool) -> None:
    """Write a network whose upper layers work on words.

    Inputs are `vectors` (1, pieces, width) and `shares` (1, 1 + words, pieces), the output is
    `scores` (1, 1 + words, tags). Without `rounded` numbers stay in full precision.
    """
    graph = _Graph(rounded=rounded)
    positions = graph.constant(network.positions)
    length = graph.add("Shape", ["vectors"], start=1, end=2)
    bounds = [graph.numbers([0]), length, graph.numbers([0])]
    numbers = graph.add("Add", ["vectors", graph.add("Slice", [positions, *bounds])])
    numbers = graph.norm(numbers, network.norm)
    pieces = network.shape.on_pieces
    for layer in network.layers[:pieces]:
        numbers = _layer(graph, layer, numbers)
    numbers = graph.add("MatMul", ["shares", numbers])
    *words, last = network.layers[pieces:]
    for layer in words:
        numbers = _layer(graph, layer, numbers)
    if not network.shape.sparing:
        graph.write(graph.linear(_layer(graph, last, numbers), network.tags), network, path)
        return
    places = _choose(graph, network, numbers)
    some = graph.add("Gather", [numbers, places], axis=1)
    scores = graph.linear(_layer(graph, last, some, numbers), network.tags)
    graph.write(_put(graph, scores, places, _no_names(graph, network)), network, path)


def _choose(graph: "_Graph", network: Network, numbers: str) -> str:
    """Return the places of the start and of the words that may belong to a name."""
    one, end, axis = graph.numbers([1]), graph.numbers([_MANY]), graph.numbers([1])
    words = graph.add("Slice", [numbers, one, end, axis])
    inner, outer = network.maybe[0], network.maybe[2]
    glance = graph.add("Relu", [graph.full(words, inner.weight.T, inner.bias)])
    maybe = graph.full(glance, outer.weight.T, outer.bias)
    flat = graph.add("Reshape", [maybe, graph.numbers([-1])])
    zero = graph.constant(torch.zeros(()))
    found = graph.add("NonZero", [graph.add("Greater", [flat, zero])])
    numbered = graph.add("Add", [graph.add("Reshape", [found, graph.numbers([-1])]), one])
    return graph.add("Concat", [graph.numbers([0]), numbered], axis=0)


def _no_names(graph: "_Graph", network: Network) -> str:
    """Return (1 + words, tags), as if no word were of a name."""
    count = graph.add("Shape", ["shares"], start=1, end=2)
    size = graph.add("Concat", [count, graph.numbers([network.tags.out_features])], axis=0)
    return graph.add("Expand", [graph.constant(network.no_name()), size])


def _put(graph: "_Graph", scores: str, places: str, every: str) -> str:
    """Return the scores of every word, with those at some places put in."""
    at = graph.add("Unsqueeze", [places, graph.numbers([1])])
    flat = graph.add("Squeeze", [scores, graph.numbers([0])])
    return graph.add("Unsqueeze", [graph.add("ScatterND", [every, at, flat]), graph.numbers([0])])


def _layer(graph: "_Graph", layer: Layer, given: str, seen: str | None = None) -> str:
    """Let `given` attend to what is `seen`, or to itself."""
    attended = graph.linear(graph.attention(layer, given, seen or given), layer.attended)
    middle = graph.norm(graph.add("Add", [given, attended]), layer.attended_norm)
    inner = graph.linear(graph.scaled(middle, layer.to_wide), layer.wide)
    narrow = graph.linear(graph.add("Gelu", [inner], domain=_MICROSOFT), layer.narrow)
    return graph.norm(graph.add("Add", [middle, narrow]), layer.narrow_norm)


class _Graph:
    """A graph that grows: each method adds operations and returns the name of their result."""

    def __init__(self, *, rounded: bool) -> None:
        self._rounded = rounded
        self._nodes: list[Any] = []
        self._constants: list[Any] = []

    def add(self, operation: str, inputs: list[str], domain: str = "", **settings: Any) -> str:
        return self._add(operation, inputs, 1, domain, **settings)[0]

    def _add(
        self, operation: str, inputs: list[str], outputs: int, domain: str = "", **settings: Any
    ) -> list[str]:
        names = [f"{operation}.{len(self._nodes)}.{number}" for number in range(outputs)]
        self._nodes.append(
            helper.make_node(operation, inputs, names, names[0], domain=domain, **settings)
        )
        return names

    def constant(self, tensor: torch.Tensor) -> str:
        return self._constant(tensor.detach().numpy().astype(np.float32))

    def numbers(self, numbers: list[int]) -> str:
        return self._constant(np.array(numbers, np.int64))

    def _constant(self, array: Any) -> str:
        name = f"constant.{len(self._constants)}"
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def norm(self, given: str, norm: Any) -> str:
        inputs = [given, self.constant(norm.weight), self.constant(norm.bias)]
        return self.add("LayerNormalization", inputs, axis=-1, epsilon=EPSILON)

    def scaled(self, given: str, place: Any) -> str:
        if not isinstance(place, Factors):
            return given
        return self.add("Mul", [given, self.constant(place.factors)])

    def linear(self, given: str, layer: Any) -> str:
        return self._linear(given, layer.weight.T, layer.bias)

    def full(self, given: str, weight: torch.Tensor, bias: torch.Tensor) -> str:
        """Add a linear layer in full precision."""
        product = self.add("MatMul", [given, self.constant(weight)])
        return self.add("Add", [product, self.constant(bias)])

    def _linear(self, given: str, weight: torch.Tensor, bias: torch.Tensor) -> str:
        if not self._rounded:
            return self.full(given, weight, bias)
        inputs = [given, *self._rounding(weight), self.constant(bias)]
        return self.add("DynamicQuantizeMatMul", inputs, domain=_MICROSOFT)

    def _rounding(self, weight: torch.Tensor) -> tuple[str, str, str]:
        """Return weights as whole numbers, the scale of each column, and its zero."""
        full = weight.detach().numpy()
        scale = np.maximum(np.abs(full).max(0) / MOST, 1e-12).astype(np.float32)
        whole = np.round(full / scale).clip(-MOST, MOST).astype(np.int8)
        zeros = np.zeros(whole.shape[1], np.int8)
        return self._constant(whole), self._constant(scale), self._constant(zeros)

    def attention(self, layer: Layer, given: str, seen: str) -> str:
        if self._rounded and given == seen:
            weight, bias = _together(layer.query, layer.key, layer.value)
            whole, scale, zeros = self._rounding(weight.T)
            read, step, zero = self._add("DynamicQuantizeLinear", [given], 3)
            inputs = [read, whole, self.constant(bias), step, scale, "", zero, zeros]
            return self.add("QAttention", inputs, _MICROSOFT, num_heads=layer.heads)
        weight, bias = _together(layer.key, layer.value)
        parts = self._add("Split", [self._linear(seen, weight.T, bias)], 2, axis=2, num_outputs=2)
        inputs = [self.linear(given, layer.query), *parts]
        return self.add("MultiHeadAttention", inputs, _MICROSOFT, num_heads=layer.heads)

    def write(self, scores: str, network: Network, path: Path) -> None:
        """Write the graph, whose last operation gave `scores`."""
        width, tags = network.shape.width, network.tags.out_features
        shapes: dict[str, list[str | int]] = {
            "vectors": [1, "pieces", width],
            "shares": [1, "words", "pieces"],
        }
        given = [
            helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
            for name, shape in shapes.items()
        ]
        result = helper.make_tensor_value_info("scores", TensorProto.FLOAT, [1, "words", tags])
        nodes = [*self._nodes, helper.make_node("Identity", [scores], ["scores"])]
        graph = helper.make_graph(nodes, "names", given, [result], self._constants)
        sets = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_MICROSOFT, 1)]
        onnx.save(helper.make_model(graph, opset_imports=sets, ir_version=_FORMAT), path)


def _together(*layers: Any) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the weights (outputs, inputs) and the biases of linear layers, one after the other."""
    return torch.cat([one.weight for one in layers]), torch.cat([one.bias for one in layers])
