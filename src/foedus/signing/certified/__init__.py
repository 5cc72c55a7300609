"""Certified copies: a PDF that says what was adopted and signed, sealed for all to check."""
