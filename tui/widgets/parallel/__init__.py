"""The parts of the parallel view: what is shown, where, and how it looks.

Everything here is plain calculation on texts, spans and cells; only `tui.widgets.parallel_view`
talks to Textual.
"""
