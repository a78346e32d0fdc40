import pytest

from ledplayer.intake import memory
from ledplayer.intake.memory import Record, Remembered
from ledplayer.intake.mount import Mount
from ledplayer.intake.scan import Seen

SEEN = Seen(real="Cha\u0300o.png", size_bytes=3, mtime_ns=4, ctime_ns=5)
SOURCES = {
    "/srv/chung": Remembered(
        files={"Chào.png": Record(seen=SEEN, sha256="ab", mark=(1, 2, 3)), "mới.png": Record(seen=SEEN)},
        folders=frozenset({"a", "a/b"}),
        mount=Mount(point="/srv", kind="cifs"),
        since="09/10/2023 17:05",
    ),
    "/srv/b": Remembered(),
}


def test_what_is_written_is_read_again(tmp_path):
    memory.save(tmp_path / "sources.json", SOURCES)
    assert memory.load(tmp_path / "sources.json") == SOURCES


def test_it_is_written_only_when_it_differs(tmp_path):
    file = tmp_path / "sources.json"
    memory.save(file, SOURCES)
    before = file.stat().st_ino
    memory.save(file, SOURCES)
    assert file.stat().st_ino == before


@pytest.mark.parametrize(
    "data", [b"", b"[]", b'{"version":9,"sources":{}}', b'{"version":1,"sources":{"a":{}}}', b"\xff"]
)
def test_a_torn_file_is_as_if_there_were_none(tmp_path, data, caplog):
    (tmp_path / "sources.json").write_bytes(data)
    assert memory.load(tmp_path / "sources.json") == {}
    assert "sources.json" in caplog.text
