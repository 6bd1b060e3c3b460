"""How hidden is the child's place, and who says so?"""
