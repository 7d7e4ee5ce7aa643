"""What a reading of a description is held against, and whose description it is."""
