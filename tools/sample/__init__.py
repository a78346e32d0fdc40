"""The drawings of the bundled sample, one file a subject."""
