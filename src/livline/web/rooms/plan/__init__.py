"""The pages on which a plan is read, worded, compared and approved."""
