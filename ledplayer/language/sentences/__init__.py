"""The catalogue, a subject a file."""
