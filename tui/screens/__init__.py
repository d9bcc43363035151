"""One screen a file; each wires its panels."""
