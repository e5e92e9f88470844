"""Tell somebody something, and see that it arrives: one verb a file."""
