"""The pages on which assessments are read and written."""
