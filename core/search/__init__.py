"""Full-text search over the library: an index that is derived, and questions put to it."""

from core.search.index import SearchIndex
from core.search.query import FILTERS, Query, parse_query
from core.search.results import Hit, Refreshed, Results, Snippet, Widened

__all__ = [
    "FILTERS",
    "Hit",
    "Query",
    "Refreshed",
    "Results",
    "SearchIndex",
    "Snippet",
    "Widened",
    "parse_query",
]
