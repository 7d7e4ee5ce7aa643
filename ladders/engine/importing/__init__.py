"""How files become ladders: what was found, what was mended or doubted, and how it fits a draft."""
