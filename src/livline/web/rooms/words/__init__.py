"""What did the child write, and who may read it?"""
