"""How all boards are, read at the office: from the journals that they send and the content server's access log."""
