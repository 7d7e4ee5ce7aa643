"""The engine of job families: plain Python about the order of jobs."""
