"""Made-up articles as text, by the thousand: what a reader has to work through."""
