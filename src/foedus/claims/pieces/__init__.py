"""A sentence as a row of pieces: words, marks, and what is named."""
