"""The regime engine: ordered rules over the law, dated tables and the case."""
