"""A Document becomes an Article with blocks and segments: sanitise, identify, clean, split."""
