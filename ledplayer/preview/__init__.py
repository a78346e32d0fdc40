"""What is on at a time, for people and scripts."""
