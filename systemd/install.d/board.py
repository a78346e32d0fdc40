"""Makes a board's file for `install.sh`, run by the version that is being installed.

`--board` is a file, or an id in some `boards.yaml`; without it, the file that is there. Server and folder are put into
it. What is wrong with it is said, and then nothing is written (exit code 1).
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

from ledplayer import config
from ledplayer.cli import asked
from ledplayer.core.names import fold
from ledplayer.updates.fingerprint import fingerprint

#: A key in both languages.
SERVER, SOURCES, ID = ("server", "may_chu"), ("sources", "nguon"), ("id", "ma")

Pairs = list[tuple[yaml.Node, yaml.Node]]


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
    text = _with(text, SOURCES, options.source) if not _has(text, SOURCES) else text
    try:
        options.to.write_text(text, encoding="utf-8")
    except OSError as error:
        return f"{options.to}: {error.strerror}"
    board, problems = config.read_file(options.to)
    shown = str(options.board or config.BOARD_FILE)
    for one in problems:
        print(asked.line(one, options.language).replace(str(options.to), shown), file=sys.stderr)
    if board is None or any(one.severity == "error" for one in problems):
        return "Không có gì thay đổi." if says else "Nothing was changed."
    return ""


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    for name in ("--board", "--server", "--source"):
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
    known: list[str] = []
    for folder in folders:
        for name, pairs in _lines(folder / config.BOARDS):
            if fold(name) == fold(board):
                return yaml.serialize(_map(pairs), allow_unicode=True), ""
            known.append(name)
    there = ", ".join(known[:40]) or config.BOARDS
    return "", (
        f"Không có bảng '{board}' trong boards.yaml; có: {there}."
        if says
        else f"There is no board '{board}' in boards.yaml; there are: {there}."
    )


def _lines(file: Path) -> Iterator[tuple[str, Pairs]]:
    """Every board of a list, with what counts for all and its id put in."""
    try:
        top = yaml.compose(file.read_text(encoding="utf-8-sig"), Loader=yaml.SafeLoader)
    except (OSError, ValueError, yaml.YAMLError):
        return
    parts = {fold(key.value): value for key, value in _pairs(top)}
    shared = _pairs(parts.get("defaults") or parts.get("mac_dinh"))
    for key, line in _pairs(parts.get("boards") or parts.get("bang")):
        own = _pairs(line)
        names = {fold(one.value) for one, _ in own}
        yield key.value, [(_word("id"), key), *((a, b) for a, b in shared if fold(a.value) not in names), *own]


def _pairs(node: yaml.Node | None) -> Pairs:
    return [pair for pair in node.value if isinstance(pair[0], yaml.ScalarNode)] if _is_map(node) else []


def _is_map(node: yaml.Node | None) -> bool:
    return isinstance(node, yaml.MappingNode)


def _map(pairs: Pairs) -> yaml.Node:
    return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=False)


def _word(text: str) -> yaml.Node:
    return yaml.ScalarNode("tag:yaml.org,2002:str", text)


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
