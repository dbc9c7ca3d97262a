"""An ONNX graph while it grows: nodes, constants and inputs, with names that cannot clash."""

from __future__ import annotations

from typing import Any

import numpy as np
import onnx
import onnx.version_converter
from onnx import TensorProto, helper, numpy_helper

OPSET = 20
ML_OPSET = 3
IR_VERSION = 9

#: Kinds of values. A float is computed in double precision, as pandas does; a missing one is NaN. A missing string is "".
KINDS = {"f": TensorProto.DOUBLE, "i": TensorProto.INT64, "b": TensorProto.BOOL, "s": TensorProto.STRING}
NUMPY = {"f": np.float64, "i": np.int64, "b": np.bool_, "s": np.str_}
#: What goes over the wire: floats are single there.
WIRE = {**KINDS, "f": TensorProto.FLOAT}


class Graph:
    """Collects nodes in the order they are made, which is a valid order to run them."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.initializers: dict[str, onnx.TensorProto] = {}
        self.inputs: dict[str, str] = {}
        self.outputs: list[onnx.ValueInfoProto] = []
        self.domains: dict[str, int] = {"": OPSET, "ai.onnx.ml": ML_OPSET}
        self._constants: dict[tuple[str, tuple[int, ...], bytes], str] = {}
        self._made = 0

    def fresh(self, what: str) -> str:
        """A tensor name no column can have."""
        self._made += 1
        return f"/{what}/{self._made}"

    def node(self, op: str, *inputs: str, domain: str = "", **attributes: Any) -> str:
        """Adds a node of one output and answers with its name."""
        name = self.fresh(op)
        self.nodes.append(helper.make_node(op, list(inputs), [name], name=name, domain=domain, **attributes))
        return name

    def nodes_of(self, op: str, *inputs: str, count: int, **attributes: Any) -> list[str]:
        """Adds a node of several outputs."""
        name = self.fresh(op)
        names = [f"{name}:{i}" for i in range(count)]
        self.nodes.append(helper.make_node(op, list(inputs), names, name=name, **attributes))
        return names

    def constant(self, value: Any, dtype: Any) -> str:
        """A constant tensor; equal ones share a name."""
        array = np.asarray(value, dtype=object if dtype is np.str_ else dtype)
        key = (np.dtype(dtype).str, array.shape, repr(array.tolist()).encode())
        if key not in self._constants:
            name = self.fresh("constant")
            tensor = (
                helper.make_tensor(name, TensorProto.STRING, array.shape, [str(v).encode() for v in array.ravel()])
                if dtype is np.str_
                else numpy_helper.from_array(np.ascontiguousarray(array), name)
            )
            self.initializers[name] = tensor
            self._constants[key] = name
        return self._constants[key]

    def cast(self, tensor: str, to: int) -> str:
        return self.node("Cast", tensor, to=to)

    def input(self, name: str, kind: str) -> str:
        """A raw column of shape [rows, 1]; floats come in single precision and are widened."""
        self.inputs[name] = kind
        return self.cast(name, TensorProto.DOUBLE) if kind == "f" else name

    def output(self, name: str, tensor: str, element: int, width: int) -> None:
        """Names a tensor of shape [rows, width] as an answer of the model."""
        shaped = self.node("Reshape", self.cast(tensor, element), self.constant([-1, width], np.int64))
        self.nodes.append(helper.make_node("Identity", [shaped], [name], name=f"/output/{name}"))
        self.outputs.append(helper.make_tensor_value_info(name, element, ["rows", width]))

    def merge(self, model: onnx.ModelProto, feeds: dict[str, str]) -> list[str]:
        """Copies another model in; `feeds` says which of our tensors its inputs are. Answers with its outputs."""
        from onnx.compose import add_prefix

        prefix = self.fresh("model") + "/"
        theirs = add_prefix(lifted(model), prefix)
        if theirs.functions:
            raise ValueError("a converted estimator brought functions of its own")
        for opset in theirs.opset_import:
            self.domains.setdefault(opset.domain, opset.version)
        for name, tensor in feeds.items():
            self.nodes.append(helper.make_node("Identity", [tensor], [prefix + name], name=prefix + name))
        for initializer in theirs.graph.initializer:
            self.initializers[initializer.name] = initializer
        self.nodes.extend(theirs.graph.node)
        return [output.name for output in theirs.graph.output]

    def model(self, producer: str) -> onnx.ModelProto:
        """The graph as a model, without what no output needs. Inputs keep the order in which they were declared."""
        needed = {output.name for output in self.outputs}
        kept = []
        for node in reversed(self.nodes):
            if needed.isdisjoint(node.output):
                continue
            kept.append(node)
            needed.update(_reads(node))
        inputs = [
            helper.make_tensor_value_info(name, WIRE[kind], ["rows", 1])
            for name, kind in self.inputs.items()
            if name in needed
        ]
        constants = [tensor for name, tensor in self.initializers.items() if name in needed]
        graph = helper.make_graph(kept[::-1], "slipway", inputs, self.outputs, initializer=constants)
        opsets = [helper.make_opsetid(domain, version) for domain, version in sorted(self.domains.items())]
        return helper.make_model(graph, opset_imports=opsets, ir_version=IR_VERSION, producer_name=producer)


def lifted(model: onnx.ModelProto) -> onnx.ModelProto:
    """The model in the words of `OPSET`. Raises what onnx raises where one of them cannot be said so."""
    version = next((one.version for one in model.opset_import if one.domain == ""), OPSET)
    plain = [node.op_type for node in model.graph.node if node.domain == ""]
    known = onnx.defs.get_schema
    if all(known(op, version).since_version == known(op, OPSET).since_version for op in plain):
        return model
    return onnx.version_converter.convert_version(model, OPSET)


def _reads(node: onnx.NodeProto) -> set[str]:
    """Names a node reads, those its subgraphs take from outside included."""
    names = set(node.input)
    for attribute in node.attribute:
        for graph in [attribute.g, *attribute.graphs]:
            for inner in graph.node:
                names |= _reads(inner)
    return names
