"""How do case files come into the database?  All or nothing, and twice the same file is once."""
