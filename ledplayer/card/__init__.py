"""What a technician puts on a board's card with any computer, and what the board makes of it when it starts."""
