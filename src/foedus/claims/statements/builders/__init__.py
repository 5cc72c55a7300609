"""What each kind of statement is made of: one builder for each kind."""
