"""What does today ask of a caseworker?  Who needs them most, what is due, what is new, what waits."""
