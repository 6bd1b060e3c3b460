"""How does a municipality explain the words of the field, in place of Livline's explanations or beside them?"""
