"""What rulings on positions rest on, lead to, and are told as: levels, comparables, letters, the whole case."""
