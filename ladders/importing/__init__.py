"""Reading ladders from files: what was found, what was mended or doubted, and how it becomes a change of a draft."""
