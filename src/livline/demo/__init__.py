"""How does the demo run?  A database, a world and an application in a folder of its own, and nothing left behind."""
