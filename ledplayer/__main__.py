"""`python -m ledplayer`."""

from ledplayer.cli import main

main()
