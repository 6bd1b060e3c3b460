"""Which files are taken, and what is made of them before they are kept?"""
