"""How is a municipality organised here: accounts, teams, sites, offices, and who may see what?"""
