"""Where does a word stand in what somebody may see?  Nothing is indexed: it is opened and searched at the moment."""
