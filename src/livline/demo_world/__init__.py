"""Which invented world does the demo show, and as whom does one step into it?  In production none of this is there."""
