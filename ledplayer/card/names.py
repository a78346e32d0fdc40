"""Where on the partition that the machine starts from things lie, and what they are called there."""

from pathlib import Path

#: Where the machine mounts that partition: Raspberry Pi OS from 12 on, and before; Debian's EFI partition.
PLACES = (Path("/boot/firmware"), Path("/boot"), Path("/boot/efi"))
BOARD = "ledplayer-board.yaml"
#: The same as Windows names it that hides endings.
BOARD_NAMES = (BOARD, "ledplayer-board.yml", f"{BOARD}.txt", "ledplayer-board.txt")
ROOT = "ledplayer-root.json"
#: The folder of what installs the program.
FOLDER = "ledplayer"
