"""Pages: questions before a body, positions, roll calls, decisions."""
