"""How does a child come from one caseworker to the next, and what does the next one read first?"""
