"""Drafts on their way: opened, read by whom, commented, amended, agreed, tabled, adopted."""
