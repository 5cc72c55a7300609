"""The checks of a register as a whole, one idea each: a function from a register to findings."""
