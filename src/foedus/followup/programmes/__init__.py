"""Programmes and plans: what is due, running, late, done on a day as known on a day, and why."""
