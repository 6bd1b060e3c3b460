"""How does the child introduce itself, what goes well, and what was promised?  Read and written."""
