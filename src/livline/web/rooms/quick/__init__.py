"""How is a common fact recorded in half a minute?  Child, act, at most five fields; what it changed is seen at once."""
