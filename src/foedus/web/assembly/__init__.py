"""The pages of the assembly, a folder for each matter."""
