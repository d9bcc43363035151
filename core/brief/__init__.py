"""Articles become a Briefing in which every line cites its segment; then Markdown or JSON."""
