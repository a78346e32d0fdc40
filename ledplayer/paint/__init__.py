"""Turns texts and pictures into finished slides, with Pillow."""
