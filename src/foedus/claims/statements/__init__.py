"""From phrases found in a sentence to typed claims."""
