"""One module for each kind of statement: what is looked up, and what is compared."""
