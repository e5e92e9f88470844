"""What `./motcua bench` measures: one file a benchmark, each with its baseline in the same run."""
