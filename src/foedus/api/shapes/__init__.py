"""The shapes of answers, for the document: what `law.answers.data` promises, as schemas.

Nothing is checked with them while the service runs; the tests hold every answer against them.
"""
