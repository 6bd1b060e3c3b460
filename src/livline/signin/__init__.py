"""Who is at the door?  Sign-in with password and second factor or through a broker, sessions, step-up."""
