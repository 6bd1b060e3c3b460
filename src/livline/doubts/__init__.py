"""Who finds the law wrong here, and why?  Notes on rules from those who work by them, for those who keep the rules."""
