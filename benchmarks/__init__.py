"""How fast the pages are: a catalogue of any size, and the pages measured against their floor."""
