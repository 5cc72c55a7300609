"""Consignments in columns: the fast twin of `foedus.regimes.trade.answering`."""
