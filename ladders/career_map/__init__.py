"""The career map of this site: what is known of its moves, what a reader chose to see, and the page of it."""
