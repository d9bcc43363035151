"""An Article gets its entities, figures and dates."""
