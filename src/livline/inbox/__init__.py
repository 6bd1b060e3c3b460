"""What happens to a notification before there is a case?  Received, assessed within a day, answered; none is lost."""
