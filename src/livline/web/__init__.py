"""What do people see?  Pages, their components and the one place where each route says who may use it."""
