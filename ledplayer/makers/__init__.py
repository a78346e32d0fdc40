"""Child processes that turn every medium and text into pixels, and the way to ask them."""
