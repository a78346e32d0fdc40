"""What the doctor sees of the content server."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ledplayer.checkup import Finding, Patient
from ledplayer.core.model import Board
from ledplayer.updates.checks import checks
from tests.doctor.patients import looked, patient, told
from tests.updates.boards import OLD
from tests.updates.fake_site import BOARD, FakeSite, Serving


def look(what: str, at: Patient) -> list[Finding]:
    return looked(checks(), what, at)


def served_by(folder: Path, server: str, board: str = BOARD) -> Patient:
    return patient(folder, Board(id=board, server=server))


@pytest.fixture
def serving() -> Iterator[Serving]:
    site = FakeSite(now=datetime.now(UTC))
    site.release(OLD)
    found = Serving(site)
    yield found
    found.close()


def test_a_server_that_signs_with_the_trusted_keys_is_well(tmp_path: Path, serving: Serving) -> None:
    at = served_by(tmp_path, serving.address)
    at.trust.write_bytes(serving.site.first_root)
    assert told(look("server", at)) == [("server", True)]
    assert told(look("name", at)) == [("name-is-address", None)]
    assert not at.state.exists(), "nothing is kept"


def test_a_board_that_it_does_not_know_or_keys_of_another_office_are_told(tmp_path: Path, serving: Serving) -> None:
    at = served_by(tmp_path, serving.address, "xa-khac")
    at.trust.write_bytes(serving.site.first_root)
    assert told(look("server", at)) == [("trust-no-board", False)]
    at.trust.write_bytes(FakeSite("another ", now=datetime.now(UTC)).first_root)
    assert told(look("server", at)) == [("trust-unsigned", False)]


def test_a_board_that_trusts_nobody_yet_is_told_to_enroll(tmp_path: Path) -> None:
    (found,) = look("server", served_by(tmp_path, "http://127.0.0.1:9"))
    assert (found.code, found.is_ok) == ("doctor-not-enrolled", False)


def test_a_server_that_is_away_is_told(tmp_path: Path) -> None:
    at = served_by(tmp_path, "http://127.0.0.1:9")
    at.trust.write_bytes(FakeSite(now=datetime.now(UTC)).first_root)
    assert told(look("server", at)) == [("server-unreachable", False)]


def test_a_name_that_is_not_found_is_told(tmp_path: Path) -> None:
    assert told(look("name", served_by(tmp_path, "http://localhost:80"))) == [("name", True)]
    (found,) = look("name", served_by(tmp_path, "https://no-such-host.invalid"))
    assert found.is_ok is False
    assert found.code in ("doctor-name-unknown", "doctor-name-no-dns"), "with a network, and without"
    assert told(look("name", served_by(tmp_path, "https://" + "a" * 70 + ".vn"))) == [("name-unknown", False)]
    by_proxy = served_by(tmp_path, "https://no-such-host.invalid")
    assert by_proxy.board
    by_proxy = replace(by_proxy, board=replace(by_proxy.board, proxy="http://localhost:3128"))
    assert told(look("name", by_proxy)) == [("name", True)], "it finds the server's name itself"


def test_without_a_server_nothing_is_wrong(tmp_path: Path) -> None:
    at = patient(tmp_path, Board(id="xa-a"))
    assert told(look("server", at)) == [("server-none", None)]
    assert told(look("name", at)) == []
    assert told(look("server", patient(tmp_path))) == [("server-untold", None)]


def test_certificates_matter_for_https(tmp_path: Path) -> None:
    at = served_by(tmp_path, "https://noi-dung.vn")
    assert told(look("certificates", at)) == [("certificates-missing", False)]
    there = served_by(tmp_path, "https://noi-dung.vn")
    there.path("etc/ssl/certs").mkdir(parents=True)
    there.path("etc/ssl/certs/ca-certificates.crt").write_bytes(b"")
    assert told(look("certificates", there)) == [("certificates", True)]
    assert told(look("certificates", served_by(tmp_path, "http://noi-dung.vn"))) == []
