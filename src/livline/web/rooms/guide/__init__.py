"""How does somebody learn the way on their first day?  Six steps that lead through a real case; put away when done."""
