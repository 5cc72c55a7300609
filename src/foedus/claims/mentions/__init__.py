"""What a sentence names: states, organisations, bodies, offices, persons, documents, times."""
