"""How is something closed opened?"""
