"""Who has access to a case, and who is kept from it?"""
