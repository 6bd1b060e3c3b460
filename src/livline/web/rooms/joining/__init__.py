"""Cases that may be of one child: what is alike, joining them, and undoing it."""
