"""A report that was checked: as a value, as data, as a table."""
