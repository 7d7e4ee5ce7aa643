"""What a rater is asked, and what the machine estimates meanwhile."""
