"""How does a plan look on paper?  A tagged PDF, in an edition for adults or for the child, from what it is given."""
