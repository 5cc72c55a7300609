"""Quantities and money as types: units that convert exactly, currencies, dated exchange rates."""
