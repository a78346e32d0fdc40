"""Makes a board's file for `install.sh`, run by the version that is being installed.

`--board` is a file, or an id in some `boards.yaml`; without it, the file that is there. Server and folder are put into
it, `--folder` only where it would take content from nowhere. What is wrong with it is said, and then nothing is written
(exit code 1).
"""

import argparse
import sys
from pathlib import Path

from ledplayer import config
from ledplayer.cli import asked
from ledplayer.core.board_own import board_text
from ledplayer.core.names import fold
from ledplayer.updates.fingerprint import fingerprint

#: A key in both languages.
SERVER, SOURCES = ("server", "may_chu"), ("sources", "nguon")

#: What the player's sandbox does not show it.
HIDDEN = ("/home/", "/root/", "/boot/", "/run/user/")


def main() -> str:
    """What is wrong, in sentences; "" where the draft is written."""
    options = _options()
    says = options.language == "vi"
    if options.root:
        try:
            fingerprint(options.root.read_bytes())
        except (OSError, ValueError):
            file = options.root
            return f"{file} không phải khóa gốc (root.json)." if says else f"{file} is no root of trust (root.json)."
    text, problem = _text(options.board, options.list, says)
    if problem:
        return problem
    text = _with(text, SERVER, options.server)
    if not _has(text, SOURCES):
        text = _with(text, SOURCES, options.source or (options.folder if not _has(text, SERVER) else ""))
    try:
        options.to.write_text(text, encoding="utf-8")
    except OSError as error:
        return f"{options.to}: {error.strerror}"
    board, problems = config.read_file(options.to)
    shown = str(options.board or config.BOARD_FILE)
    for one in problems:
        print(asked.line(one, options.language).replace(str(options.to), shown), file=sys.stderr)
    for source in board.sources if board else ():
        if source.startswith(HIDDEN):
            print(_say_hidden(source, says), file=sys.stderr)
    if board is None or any(one.severity == "error" for one in problems):
        return "Không có gì thay đổi." if says else "Nothing was changed."
    return ""


def _say_hidden(source: str, says: bool) -> str:
    if says:
        return f"{source}: trình phát không đọc được thư mục ở đây; hãy đặt nội dung trong /srv/ledplayer."
    return f"{source}: the player cannot see folders there; put the content into /srv/ledplayer."


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    for name in ("--board", "--server", "--source", "--folder"):
        parser.add_argument(name, default="")
    parser.add_argument("--root", type=Path)
    parser.add_argument("--list", type=Path, action="append", default=[])
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--language", choices=("vi", "en"), default="vi")
    return parser.parse_args()


def _text(board: str, folders: list[Path], says: bool) -> tuple[str, str]:
    """The text to begin with, and what is wrong."""
    file = config.file_of(board or None)
    if file is not None:
        try:
            return file.read_bytes()[: config.MOST_BYTES].decode("utf-8-sig"), ""
        except UnicodeDecodeError:
            return "", f"{file}: không phải văn bản UTF-8." if says else f"{file}: no UTF-8 text."
        except OSError as error:
            return "", f"{file}: {error.strerror}"
    if not board:
        return "id: board\n", ""
    lists, problems = config.read_lists(folders)
    for one in problems:
        print(asked.line(one, "vi" if says else "en"), file=sys.stderr)
    boards = {fold(name): line for found in reversed(lists) for name, line in found.items()}
    if fold(board) in boards:
        return board_text(boards[fold(board)]).decode(), ""
    there = ", ".join(line.id for line in [*boards.values()][:40]) or "–"
    return "", (
        f"Không có bảng '{board}' trong {config.BOARDS}; có: {there}."
        if says
        else f"There is no board '{board}' in {config.BOARDS}; there are: {there}."
    )


def _has(text: str, names: tuple[str, ...]) -> bool:
    return any(_is_line(line, names) for line in text.splitlines())


def _is_line(line: str, names: tuple[str, ...]) -> bool:
    return line.partition(":")[0].rstrip() in names and ":" in line


def _with(text: str, names: tuple[str, ...], value: str) -> str:
    """The text with a line for a key, in place of the one that is there."""
    if not value:
        return text
    lines = [line for line in text.splitlines() if not _is_line(line, names)]
    return "\n".join([*lines, f"{names[0]}: {value}", ""])


if __name__ == "__main__":
    sys.exit(main() or 0)
