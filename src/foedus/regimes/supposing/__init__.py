"""What would follow under the regimes of a register if acts were done that were not."""
