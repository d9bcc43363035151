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
_FORMAT = 8
"""Of the file; later ones than ONNX Runtime's are refused."""


def write_graph(network: Network, path: Path, *, rounded: bool) -> None:
    """Write a network whose upper layers work on words.

    Inputs are `vectors` (1, pieces, width) and `shares` (1, 1 + words, pieces), the output is
    `scores` (1, 1 + words, tags). Without `rounded` numbers stay in full precision.
    """
    graph = _Graph(rounded=rounded)
    positions = graph.constant(network.positions)
    pieces = graph.add("Shape", ["vectors"], start=1, end=2)
    bounds = [graph.numbers([0]), pieces, graph.numbers([0])]
    numbers = graph.add("Add", ["vectors", graph.add("Slice", [positions, *bounds])])
    numbers = graph.norm(numbers, network.norm)
    for at, layer in enumerate(network.layers):
        if at == network.shape.on_pieces:
            numbers = graph.add("MatMul", ["shares", numbers])
        numbers = _layer(graph, layer, numbers)
    scores = graph.linear(numbers, network.tags)
    graph.write(scores, network, path)


def _layer(graph: "_Graph", layer: Layer, given: str) -> str:
    attended = graph.linear(graph.attention(layer, given), layer.attended)
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

    def _linear(self, given: str, weight: torch.Tensor, bias: torch.Tensor) -> str:
        if not self._rounded:
            product = self.add("MatMul", [given, self.constant(weight)])
            return self.add("Add", [product, self.constant(bias)])
        inputs = [given, *self._rounding(weight), self.constant(bias)]
        return self.add("DynamicQuantizeMatMul", inputs, domain=_MICROSOFT)

    def _rounding(self, weight: torch.Tensor) -> tuple[str, str, str]:
        """Return weights as whole numbers, the scale of each column, and its zero."""
        full = weight.detach().numpy()
        scale = np.maximum(np.abs(full).max(0) / MOST, 1e-12).astype(np.float32)
        whole = np.round(full / scale).clip(-MOST, MOST).astype(np.int8)
        zeros = np.zeros(whole.shape[1], np.int8)
        return self._constant(whole), self._constant(scale), self._constant(zeros)

    def attention(self, layer: Layer, given: str) -> str:
        parts = (layer.query, layer.key, layer.value)
        weight, bias = (torch.cat([getattr(p, n) for p in parts]) for n in ("weight", "bias"))
        if not self._rounded:
            mixed = self._linear(given, weight.T, bias)
            split = self._add("Split", [mixed], 3, axis=2, num_outputs=3)
            return self.add("MultiHeadAttention", split, _MICROSOFT, num_heads=layer.heads)
        whole, scale, zeros = self._rounding(weight.T)
        read, step, zero = self._add("DynamicQuantizeLinear", [given], 3)
        inputs = [read, whole, self.constant(bias), step, scale, "", zero, zeros]
        return self.add("QAttention", inputs, _MICROSOFT, num_heads=layer.heads)

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
