"""Which words of a language are synonyms, kinds of one another or opposites (English: WordNet)."""
