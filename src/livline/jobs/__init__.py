"""What is done in the background?  Work on PostgreSQL's own queue, by the job role, for one municipality at a time."""
