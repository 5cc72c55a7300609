"""The trade regime: which treatment goods receive, and what is due."""
