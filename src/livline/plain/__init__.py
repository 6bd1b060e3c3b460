"""Is a text easy to read?  Its LIX, hints on its sentences, and what the words of the field mean.  An aid, no gate."""
