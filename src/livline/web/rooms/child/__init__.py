"""Who is this child, how is it, and what must happen next?  The page that shows the whole child."""
