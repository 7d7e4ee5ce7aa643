"""How days and moments are written, by language; named in FORMAT_MODULE_PATH."""
