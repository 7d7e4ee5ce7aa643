"""What people enter of themselves and of positions."""
