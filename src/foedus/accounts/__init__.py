"""Who uses the register, and who may do what."""
