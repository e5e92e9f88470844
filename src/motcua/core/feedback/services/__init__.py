"""What is done with ratings: one verb a file."""
