"""What `make bench` measures: every `bench_*.py` here has `rows()`, a list of table rows."""
