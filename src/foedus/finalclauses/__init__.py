"""Final clauses read out of the text of a treaty, as clause data for a lawyer to confirm."""
