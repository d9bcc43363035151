"""Full-text search over the library: an index that is derived, and questions put to it."""
