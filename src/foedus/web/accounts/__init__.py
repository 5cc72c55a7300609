"""The pages of accounts: signing in, keys, the people of a delegation, what was refused."""
