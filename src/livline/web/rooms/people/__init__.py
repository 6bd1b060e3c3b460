"""Who is around the child, and how are they reached?"""
