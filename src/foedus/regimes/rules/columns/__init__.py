"""The fast twin of the regime engine: columns of cases in, coded decisions out.

It knows no rule. It finds out which cases cannot differ, asks the slow twin about one of each, and
gives its answer to all.
"""
