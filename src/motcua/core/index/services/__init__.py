"""What is done with the index: one verb a file."""
