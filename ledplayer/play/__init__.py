"""Shows: follows the plan and copies finished frames to the display."""

import os

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")  # pygame reads it once, while it is imported
