"""Which notifications have come, how long is there, and what comes of each?"""
