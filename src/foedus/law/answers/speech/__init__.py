"""Answers as sentences, in English and Russian: steps, conditions, delays, kinds, statuses."""
