"""Who takes a plan along on paper, and in which edition?"""
