"""The preparation of a session: what the board is made from, out of every matter."""
