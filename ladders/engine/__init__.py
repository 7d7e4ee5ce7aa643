"""The engine of ladders: plain Python that turns plain data into frozen answers with their reasons."""
