"""The labour regime: may this person work here, and which law protects them."""
