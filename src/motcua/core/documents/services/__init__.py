"""What is done with files and papers: one verb a file."""
