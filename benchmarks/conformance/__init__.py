"""The tests of the W3C for SPARQL 1.1, put to a running service over HTTP."""
