"""What can be said: days and spans, acts, conditions, delays, clauses, instruments, a register.

Everything here is a frozen value. Nothing here computes what follows from it: that is `derive`.
"""
