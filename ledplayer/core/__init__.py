"""Decides: values in, values out. No files, clock, threads, logging or pixels."""
