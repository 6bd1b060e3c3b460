"""How is a whole case carried from one municipality to another?  Sealed for the receiver, signed by the sender."""
