"""Who is around the child?  People with names and what they are to the child, where they are, and how it is hidden."""
