"""Who has looked?  Every look at a case, and every attempt that was refused, in a chain that nobody can mend."""
