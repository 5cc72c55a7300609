"""The questions, one module each: every one takes the worlds of a visible register.

Each is a function from worlds, a subject and a `Moment` to an answer with its proof.
"""
