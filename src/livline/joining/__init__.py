"""Is a child registered twice, and how do two cases of it become one, and two again?"""
