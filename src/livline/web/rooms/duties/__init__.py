"""What does the law ask in the case of a child, by which rule, counted how, and what comes first?"""
