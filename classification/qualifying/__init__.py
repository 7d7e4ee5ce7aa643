"""What levels ask for, as pages and HR see it: answers, checks of the readings, and where they travel."""
