"""Tries everything a technician would, and names what is missing with the command that mends it.

Runs on a bare machine, too: of the libraries, none is imported but inside a check.
"""
