"""The service `comity serve`: a SPARQL endpoint, the explorer over HTTP, and a page for each thing."""
