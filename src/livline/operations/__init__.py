"""How is Livline run?  Serving, checking an installation, backing it up and restoring it."""
