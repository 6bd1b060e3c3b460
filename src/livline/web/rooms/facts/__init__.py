"""How is a fact recorded, corrected, withdrawn, and how did it come to say what it says?"""
