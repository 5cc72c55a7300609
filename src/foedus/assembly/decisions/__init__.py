"""Questions put to a body: positions, roll calls, decisions."""
