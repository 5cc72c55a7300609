"""Positions, votes, decisions."""
