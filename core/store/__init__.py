"""Articles, passages and reading state on disk (TinyDB, a file for each concern)."""
