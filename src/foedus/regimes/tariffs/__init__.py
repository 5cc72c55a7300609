"""Customs tariffs: rates read from their wording, editions by day, and the duty that they give."""
