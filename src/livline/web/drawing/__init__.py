"""Where does everything stand in a picture?  Places only: words come from the rooms, colours from style sheets."""
