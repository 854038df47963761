"""The service `comity serve`: a SPARQL endpoint, the explorer, and a page for each thing."""
