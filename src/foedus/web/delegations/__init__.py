"""What a delegation sees of its own matters, for its page at the desk and in the assembly."""
