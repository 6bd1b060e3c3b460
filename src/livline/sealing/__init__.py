"""What stays unreadable for whoever holds the database alone?  Fields are sealed with keys that lie outside it."""
