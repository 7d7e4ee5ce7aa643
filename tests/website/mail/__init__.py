"""Messages: who is told, how they are sent, and where they are read."""
