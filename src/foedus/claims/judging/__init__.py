"""From a typed statement to what the register says to it: verdict, criteria, proof, sources."""
