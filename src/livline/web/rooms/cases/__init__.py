"""Which cases are mine, and what is in one?"""
