"""Who has looked at a case?"""
