"""Words that people search by: their spellings, the terms under which a text is found, and what was asked."""
