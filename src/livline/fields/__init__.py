"""Which fields of facts does a municipality fill in, and which has it retired?"""
