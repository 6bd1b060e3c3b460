"""How is the work in my team, who needs help, and what waits for my word?"""
