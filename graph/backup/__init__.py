"""A store in one file, whole and checked, and back."""
