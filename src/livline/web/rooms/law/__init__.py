"""What does the law say, as the system holds it?"""
