"""The engine of classification: plain Python that weighs, counts and reads, and gives its reasons."""
