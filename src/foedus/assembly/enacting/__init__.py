"""What a session leaves in the register besides what was signed there."""
