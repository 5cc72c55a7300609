"""Pages: certified copies of a document, the files, the certificate."""
