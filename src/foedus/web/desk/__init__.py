"""The pages of the depositary's desk, and of delegations to whom the depositary writes."""
