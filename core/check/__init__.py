"""The loss alarm: what a translation seems to have lost, segment by segment."""
