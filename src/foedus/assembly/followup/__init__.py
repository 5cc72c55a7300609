"""Follow-up: what the rows of the assembly say is due, reminders, calendars, delegations' pages."""
