"""Shows: follows the plan and copies finished frames to the display."""
