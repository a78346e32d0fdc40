"""Signed updates: what the office publishes, and how a board pulls it. Trust is TUF's; the transport is plain HTTP."""
