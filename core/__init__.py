"""Everything that needs no screen: from an address to a briefing."""
