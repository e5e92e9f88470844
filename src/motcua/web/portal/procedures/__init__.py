"""Finding procedures, and the page of each."""
