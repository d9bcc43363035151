"""An address or bytes become a Document: text, and what is known of it."""
