"""How is a case opened in an emergency, and who says afterwards whether it was one?"""
