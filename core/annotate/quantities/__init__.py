"""The grammar of figures: numbers, units, ranges, what is counted, and what is no figure."""
