"""The times that a report names, read in its words: grammar, then calendar.

Words are read into values ("Friday", "5 October without a year", "two days earlier") by tables of
words for each language; values become spans of days only when a day of the report is given.
"""
