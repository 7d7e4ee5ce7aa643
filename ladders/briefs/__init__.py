"""The promotion brief: what a level asks for and the one before did not, to read and to write evidence in."""
