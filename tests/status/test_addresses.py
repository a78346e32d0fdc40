"""The machine's own addresses."""

import ipaddress
import socket

import pytest

from ledplayer.status.addresses import MOST, addresses


def test_they_are_those_of_networks_and_not_the_machines_own() -> None:
    found = addresses()
    assert len(found) <= MOST
    assert not [one for one in found if ipaddress.ip_address(one).is_loopback]


def test_without_any_interface_there_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "if_nameindex", lambda: [(1, "none0"), (2, "x" * 40)])
    assert addresses() == ()


def test_a_machine_that_does_not_tell_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> list[tuple[int, str]]:
        raise OSError("not permitted")

    monkeypatch.setattr(socket, "if_nameindex", refused)
    assert addresses() == ()
