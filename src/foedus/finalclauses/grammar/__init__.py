"""The grammar of final clauses: words, the phrase book, the parser, and what a reading means."""
