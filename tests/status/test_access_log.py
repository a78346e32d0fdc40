"""What a web server's access log says of boards: whatever stands in it, a line counts or it does not."""

import gzip
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ledplayer.status import access_log
from ledplayer.status.access_log import MOST_LINE_BYTES, AccessLog, Seen
from ledplayer.updates.poll import agent

NIGHT = "26/Sep/2026:23:59:58 +0700"
NIGHT_MS = int(datetime(2026, 9, 26, 16, 59, 58, tzinfo=UTC).timestamp()) * 1000
SAID = "ledplayer/0.1.0 (board=xa-long-hau; release=9f86d081; state=good; proof=60303ae2)"
SEEN = Seen(at_ms=NIGHT_MS, board="xa-long-hau", version="0.1.0", release="9f86d081", state="good", proof="60303ae2")


def line(said: str = SAID, at: str = NIGHT, *, user: str = "-", request: str = "GET /metadata/timestamp.json") -> str:
    return f'10.0.0.7 - {user} [{at}] "{request} HTTP/1.1" 304 0 "-" "{said}"'


def read(tmp_path: Path, *lines: str | bytes) -> tuple[list[Seen], AccessLog]:
    path = tmp_path / "access.log"
    path.write_bytes(b"".join((one.encode() if isinstance(one, str) else one) + b"\n" for one in lines))
    log = AccessLog([path])
    return list(log.seen()), log


def test_a_poll_says_which_board_has_what_and_when(tmp_path: Path) -> None:
    seen, log = read(tmp_path, line())
    assert seen == [SEEN]
    assert (log.lines, log.bad, log.problems) == (1, 0, [])


def test_what_a_board_sends_is_what_is_read(tmp_path: Path) -> None:
    (tmp_path / "head").write_text("60303ae2" * 8)
    (tmp_path / "current.json").write_text('{"manifest": "' + "ab" * 32 + '"}')
    said = agent("xã-Lộng (1)", str(tmp_path), str(tmp_path), str(tmp_path / "head"))
    (one,), _ = read(tmp_path, line(said))
    assert (one.board, one.release, one.state, one.proof) == ("xã-Lộng (1)", "abababab", "new", "60303ae2")


@pytest.mark.parametrize(
    ("said", "found"),
    [
        pytest.param("ledplayer/0.1.0 (board=a; release=-; state=none)", ("a", "", "none", ""), id="nothing yet"),
        pytest.param("ledplayer/1.2+x (board=a; new=1; state=odd)", ("a", "", "", ""), id="of a later version"),
        pytest.param("ledplayer/1 (board=a; release=9F86D081; proof=zzzzzzzz)", ("a", "", "", ""), id="no hash"),
        pytest.param("ledplayer/1 (board=%1b%5b31m%e2%80%aea)", ("\\x1b[31m\\u202ea", "", "", ""), id="an escape"),
        pytest.param("ledplayer/1 (board=%0A%ff)", ("\ufffd", "", "", ""), id="no text"),
        pytest.param(f"ledplayer/1 (board={'x' * 900})", ("x" * 100, "", "", ""), id="endless"),
    ],
)
def test_what_is_said_is_a_claim_and_cleaned(tmp_path: Path, said: str, found: tuple[str, ...]) -> None:
    (one,), log = read(tmp_path, line(said))
    assert (one.board, one.release, one.state, one.proof) == found
    assert log.bad == 0


@pytest.mark.parametrize(
    "odd",
    [
        pytest.param(line("ledplayer/1"), id="no board"),
        pytest.param(line("ledplayer/1 (board=)"), id="an empty one"),
        pytest.param(line(at="31/Feb/2026:00:00:00 +0700"), id="no such day"),
        pytest.param(line(at="26/Xyz/2026:00:00:00 +0700"), id="no such month"),
        pytest.param(line(at="26/Sep/2026:25:00:00 +0700"), id="no such hour"),
        pytest.param(line(at="26/Sep/0001:00:00:00 +9999"), id="no such offset"),
        pytest.param(line()[:-20], id="cut"),
        pytest.param("\x00\xff\x1b[31m", id="no line at all"),
        pytest.param(line(request="GET /" + "x" * MOST_LINE_BYTES), id="too long"),
        pytest.param(b"\xff" * (3 << 20), id="endless"),
    ],
)
def test_a_bad_line_costs_itself(tmp_path: Path, odd: str | bytes) -> None:
    seen, log = read(tmp_path, line(), odd, line())
    assert seen == [SEEN, SEEN]
    assert (log.lines, log.bad) == (3, 1)


def test_others_than_boards_are_no_fault(tmp_path: Path) -> None:
    seen, log = read(tmp_path, line("Mozilla/5.0"), line(), line("-"))
    assert (seen, log.lines, log.bad) == ([SEEN], 3, 0)


def test_who_writes_a_line_into_a_field_writes_no_line(tmp_path: Path) -> None:
    forged = line(SAID.replace("xa-long-hau", "forged"), "01/Jan/2020:00:00:00 +0700").replace('"', "\\x22")
    assert read(tmp_path, line(user=forged))[0] == [SEEN]
    assert read(tmp_path, line(request=f"GET /{forged}"))[0] == [SEEN]
    assert read(tmp_path, line(f"curl {forged}"))[0] == []


def test_a_packed_log_is_read_and_one_that_breaks_off_as_far_as_it_goes(tmp_path: Path) -> None:
    whole, cut, none = tmp_path / "a.1.gz", tmp_path / "a.2.gz", tmp_path / "a.3.gz"
    whole.write_bytes(gzip.compress((line() + "\n").encode()))
    many = "\n".join(line(at=f"26/Sep/2026:{n % 24:02}:{n % 60:02}:00 +0700") for n in range(50_000))
    packed = gzip.compress(many.encode())
    cut.write_bytes(packed[: len(packed) * 3 // 4])
    none.write_bytes(b"no gzip")
    log = AccessLog([whole, cut, none, tmp_path / "missing", tmp_path])
    assert 10_000 < len(list(log.seen())) < 50_000
    assert [one.code for one in log.problems] == ["access-log-cut", *["access-log-unreadable"] * 3]


def test_the_end_without_a_line_end_counts_and_a_line_may_lie_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "access.log"
    path.write_text("\n".join([line()] * 5))
    for size in (1, 7, 151, 4096):
        monkeypatch.setattr(access_log, "_CHUNK_BYTES", size)
        assert list(AccessLog([path]).seen()) == [SEEN] * 5


def test_a_log_without_an_end_is_read_so_far_and_no_further(tmp_path: Path) -> None:
    path = tmp_path / "bomb.gz"
    path.write_bytes(gzip.compress((line() + "\n").encode() * 40_000))
    log = AccessLog([path], most_bytes=3 << 20)
    assert 10_000 < len(list(log.seen())) < 40_000
    assert [one.code for one in log.problems] == ["access-log-long"]


def test_a_day_of_a_thousand_boards_is_read_while_one_waits(tmp_path: Path) -> None:
    path = tmp_path / "access.log"
    minute = [line(SAID.replace("xa-long-hau", f"board-{n}"), "26/Sep/2026:%s:00 +0700") for n in range(100)]
    with path.open("w") as file:
        for at in range(500):
            file.write("\n".join(minute).replace("%s", f"{at // 60:02}:{at % 60:02}") + "\n")
    begin = time.process_time()
    count = sum(1 for _ in AccessLog([path]).seen())
    assert count == 50_000
    assert time.process_time() - begin < 1.4  # 700,000 in 20 s
