"""What is done with people, units, officers and mandates: one verb a file."""
