"""The duties, a subject a file.  Data only: no conditions, no loops, nothing computed."""
