"""How does a case go to another municipality, and how does one come from there?"""
