"""What follows from being bound: rules as data, decided for one case or for millions."""
