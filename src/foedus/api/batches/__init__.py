"""Questions by the million: a file comes in, is looked at, waits, is answered, is fetched."""
