"""Codes of goods: the Harmonized System, its editions, and how one edition leads to the next."""
