"""Scripts that keep the house: the environment, the checks."""
