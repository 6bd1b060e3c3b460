"""How is the work shared?  Load and help in a team, hand-overs between workers, cases to other municipalities."""
