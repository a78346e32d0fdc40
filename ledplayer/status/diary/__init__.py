"""The log, read again: out of its files, copied ones too, or out of a journal."""
