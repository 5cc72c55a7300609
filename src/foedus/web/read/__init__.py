"""Reading a treaty on the site: its text on one side, the proposed clause data on the other."""
