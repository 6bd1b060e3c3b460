"""Who plays the broker where there is none?  A provider of its own process, for tests and the demo; no part of sign-in.

It signs whom one picks from a list, without asking for any proof, so it answers on this machine alone.
"""
