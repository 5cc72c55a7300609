"""The terminal: `foedus QUESTION …`, one command for each question."""
