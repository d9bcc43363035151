"""The parts of the parallel view: what is shown, where, and how it looks.

All but the sheet is plain calculation on texts, spans and cells, and knows nothing of Textual.
"""
