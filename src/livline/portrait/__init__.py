"""Who is this child, in its own words and seen by those who like it?  Its introduction, what goes well, promises."""
