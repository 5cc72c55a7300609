"""The words of a text: where each stands, and the base forms that it may be a form of."""
