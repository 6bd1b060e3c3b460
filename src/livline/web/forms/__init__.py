"""How does a form look, and what may be written in it?  Django's forms in the markup of the design system."""
