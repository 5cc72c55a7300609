"""Answers and registers in the formats of others: CSV, linked data, Akoma Ntoso, iCalendar, Atom.

Every function takes values and gives text or bytes; nothing here reads a file or a clock. Plain
JSON needs no format of its own: `law.answers.data` gives it.
"""

from foedus.collection.formats.errors import NoTextHeld

__all__ = ["NoTextHeld"]
