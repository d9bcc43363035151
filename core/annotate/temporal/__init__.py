"""The grammar of temporal expressions: one module for each kind, then what they mean together."""
