"""The names that a register gives to things, in all the forms that a text may use."""
