"""What becomes of a reading: decided on by a lawyer, written as a file, tried by the law engine."""
