"""Which measures does a decision hold, and how much of each just now?"""
