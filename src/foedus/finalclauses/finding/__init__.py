"""Finding the final clauses: articles, their sentences, and which article has which function."""
