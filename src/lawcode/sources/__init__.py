"""The two acts: their official numbers, the §§ relied on, and where each was read."""
