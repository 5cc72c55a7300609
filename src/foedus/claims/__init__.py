"""Statements of a report, checked against a register on the day of the report."""
