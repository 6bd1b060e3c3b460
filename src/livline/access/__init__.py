"""Who are you to this child?  Municipalities, accounts and dated relations, and the wall that asks about them."""
