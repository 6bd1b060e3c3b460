"""What does the law ask in every case, today?  Lines that are recalculated whenever a fact changes."""
