"""What does a morning letter say?  Two numbers of deadlines, to whoever asked for it; no name, no case."""
