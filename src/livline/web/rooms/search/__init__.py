"""Where does a word stand in what I may see, and is a child known here?"""
