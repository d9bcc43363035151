"""What the search screen is made of."""
