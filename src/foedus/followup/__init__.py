"""Follow-up: who still owes which step, since when, until when, and what waits for it.

Computed from a register (`owed`) and from what the assembly hands in as plain values; nothing
here knows a database or a clock.
"""
