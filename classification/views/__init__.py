"""The pages that rule on positions and people."""
