"""Certified copies that the depositary gives: the key that seals them, the copies that are kept."""
