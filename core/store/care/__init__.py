"""Looking after a library: checking, mending, backing it up and putting it back."""
