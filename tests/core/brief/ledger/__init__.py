"""Tests of the figure ledger."""
