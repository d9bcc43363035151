"""The figure ledger: one row for each quantity, with every value that the sources give."""

from core.brief.ledger.row import LedgerRow, LedgerState, LedgerValue

__all__ = ["LedgerRow", "LedgerState", "LedgerValue"]
