"""Files of people, read as a person sees them: plain Python, run in a child process with limits."""
