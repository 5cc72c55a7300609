"""Pages: positions, votes, decisions."""
