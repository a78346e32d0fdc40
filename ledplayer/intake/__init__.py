"""Brings in: reads sources, probes and admits files, and writes the plan."""
