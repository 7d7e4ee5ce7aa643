"""One change in many ladders: where words stand, and the drafts that are moved together."""
