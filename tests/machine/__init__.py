"""Whole machines: Debian trees booted with their own systemd. `make test-system` runs them; they need root."""
