"""Documents as people have them (text, HTML, XML, PDF, Word), with where each word stands."""
