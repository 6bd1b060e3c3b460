"""Deadlines in somebody's own calendar program: a feed without names, behind an address that only they have."""
