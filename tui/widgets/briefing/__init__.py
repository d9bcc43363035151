"""The briefing on the screen: its lines and pictures as pure functions, and the pane."""
