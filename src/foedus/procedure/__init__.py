"""Rules of procedure: who sits, what was said, what follows from it, with a proof."""
