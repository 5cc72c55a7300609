"""The depositary's desk: receive, examine, send, countersign; notify, confirm what was received."""
