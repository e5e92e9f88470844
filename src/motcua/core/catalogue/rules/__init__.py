"""What the catalogue decides, as pure functions."""
