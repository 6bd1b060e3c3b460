"""What is written down about a child's case?  Notes that are never overwritten, and what points to them."""
