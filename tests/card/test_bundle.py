"""Which bundles go onto a card."""

from pathlib import Path

import pytest

from ledplayer.card.bundle import read_bundle
from ledplayer.errors import ContentError
from tests.card.made import bundle, sum_up


def refusal(folder: Path) -> tuple[str, str]:
    """The sentence, and the file that it names."""
    with pytest.raises(ContentError) as caught:
        read_bundle(folder)
    (problem,) = caught.value.problems
    return problem.code, str(problem.values.get("file", ""))


def test_a_whole_bundle_is_taken(tmp_path: Path) -> None:
    found = read_bundle(bundle(tmp_path))
    assert (found.system, found.arch, found.version, len(found.files)) == ("debian12", "arm64", "1.2", 8)


def test_a_file_that_was_not_copied_or_not_whole_is_named(tmp_path: Path) -> None:
    wheel = bundle(tmp_path) / "wheels/ledplayer-1.2-py3-none-any.whl"
    wheel.write_bytes(b"wheel")
    assert refusal(tmp_path) == ("card-bundle-broken", "wheels/ledplayer-1.2-py3-none-any.whl")
    wheel.unlink()
    assert refusal(tmp_path) == ("card-bundle-broken", "wheels/ledplayer-1.2-py3-none-any.whl")


@pytest.mark.parametrize("name", ["BUNDLE", "SHA256SUMS"])
def test_what_is_no_bundle_is_said(tmp_path: Path, name: str) -> None:
    (bundle(tmp_path) / name).unlink()
    assert refusal(tmp_path) == ("card-no-bundle", "")
    assert refusal(tmp_path / "away") == ("card-no-bundle", "")


@pytest.mark.parametrize("line", ["x  ./a", f"{'0' * 64}  ./../etc/passwd", f"{'0' * 64}  /etc/passwd"])
def test_a_list_that_leads_elsewhere_is_refused(tmp_path: Path, line: str) -> None:
    with (bundle(tmp_path) / "SHA256SUMS").open("a") as file:
        file.write(f"{line}\n")
    assert refusal(tmp_path) == ("card-bundle-broken", "SHA256SUMS")


def test_a_bundle_that_cannot_install_itself_is_refused(tmp_path: Path) -> None:
    (bundle(tmp_path) / "systemd/card/first-boot.sh").unlink()
    sum_up(tmp_path)
    assert refusal(tmp_path) == ("card-bundle-broken", "systemd/card/first-boot.sh")


@pytest.mark.parametrize("name", ["debs/a:b.deb", "debs/LIBDRM2_2.4.114-1+B1_ARM64.deb", "debs/a.", 'debs/"x"'])
def test_names_that_fat_does_not_tell_apart_or_take_are_refused(tmp_path: Path, name: str) -> None:
    (bundle(tmp_path) / name).write_bytes(b"x")
    sum_up(tmp_path)
    code, file = refusal(tmp_path)
    assert code == "card-bundle-names"
    assert file.casefold() == name.casefold()


def test_a_file_that_is_too_large_for_fat_is_refused(tmp_path: Path) -> None:
    with (bundle(tmp_path) / "debs/huge.deb").open("wb") as file:
        file.truncate(1 << 32)
    with (tmp_path / "SHA256SUMS").open("a") as sums:
        sums.write(f"{'0' * 64}  ./debs/huge.deb\n")
    assert refusal(tmp_path) == ("card-bundle-broken", "debs/huge.deb")
