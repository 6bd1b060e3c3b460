"""Which tags and filters of our own do templates have?"""
