"""What follows a session: who owes which step, until when; programmes; disputes."""
