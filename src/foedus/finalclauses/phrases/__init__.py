"""The phrase book of final clauses, one folder a language.

Each phrase names the treaty it was found in and an example, which a test reads. To add a phrase,
write it into the file of its subject; nothing else is needed. The language of phrases is described
in `foedus.finalclauses.grammar.templates`.
"""
