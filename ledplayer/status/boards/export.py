"""The journal's export format, as a stream of entries (systemd.io/JOURNAL_EXPORT_FORMATS).

An entry is a run of fields, ended by an empty line. A field is `NAME=text` and a newline; or its name alone and a
newline, the length of its value as 64 bits little-endian, the value, and a newline.

1. Only fields that are asked for are kept, and none that is longer than may be: what is too long is passed over.
2. Nothing is held but one entry. A stream that is no such stream ends in a `TornError`, after what was whole.
"""

import struct
from collections.abc import Iterator, Mapping
from typing import IO

_LENGTH = struct.Struct("<Q")
#: Letters of a field's name, as the journal itself has it.
_MOST_NAME = 64
#: Of one field: as the journal itself has it.
_MOST_FIELD_BYTES = 768 << 20
_CHUNK_BYTES = 64 << 10


class TornError(Exception):
    """The stream ends inside an entry, or is none."""


def entries(stream: IO[bytes], wanted: Mapping[str, int]) -> Iterator[dict[str, bytes]]:
    """Each whole entry, with the fields that it has of those wanted; of one that comes twice the first.

    Args:
        wanted: Names of fields → bytes that a value may have.

    Raises:
        TornError: See rule 2.
        OSError: The stream cannot be read.
    """
    sizes = {name.encode(): size for name, size in wanted.items()}
    names = {name.encode(): name for name in wanted}
    longest = max(sizes.values()) + _MOST_NAME + 2
    entry: dict[str, bytes] = {}
    is_inside = False
    while line := stream.readline(longest):
        if line == b"\n":
            if is_inside:
                yield entry
            entry, is_inside = {}, False
            continue
        is_inside = True
        name, mark, value = line.partition(b"=")
        if mark:
            if not line.endswith(b"\n"):
                _pass_line(stream, line, longest)
                continue
            value = value[:-1]
        else:
            if not name.endswith(b"\n") or len(name) > _MOST_NAME + 1:
                raise TornError
            name = name[:-1]
            most = sizes.get(name, 0)
            found = _value(stream, most)
            if found is None:
                continue
            value = found
        if name in sizes and len(value) <= sizes[name]:
            entry.setdefault(names[name], value)
    if is_inside:
        raise TornError


def _pass_line(stream: IO[bytes], line: bytes, longest: int) -> None:
    """Go to the end of a line that is too long. Raises `TornError` where it has none."""
    passed = 0
    while line and not line.endswith(b"\n"):
        passed += len(line)
        line = stream.readline(longest) if passed <= _MOST_FIELD_BYTES else b""
    if not line:
        raise TornError


def _value(stream: IO[bytes], most: int) -> bytes | None:
    """A value whose length stands before it; None where it is longer than it may be. Raises `TornError`."""
    head = stream.read(_LENGTH.size)
    size = _LENGTH.unpack(head)[0] if len(head) == _LENGTH.size else _MOST_FIELD_BYTES + 1
    if size > _MOST_FIELD_BYTES:
        raise TornError
    if size <= most:
        value = stream.read(size + 1)
        if len(value) <= size or value[-1:] != b"\n":
            raise TornError
        return value[:-1]
    left = size + 1
    while left:
        part = stream.read(min(left, _CHUNK_BYTES))
        if not part:
            raise TornError
        left -= len(part)
    return None
