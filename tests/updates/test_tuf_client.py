"""The wrapper by which the public suite drives our client does what its page says."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.updates.fake_site import BOARD, FakeSite, Serving, served
from tests.updates.tuf_client import main


@pytest.fixture
def site() -> FakeSite:
    site = FakeSite(now=datetime.now(UTC))
    site.release({"playlists/a.yaml": b"a: b\n"})
    return site


def run(folder: Path, serving: Serving, verb: str) -> int:
    words = ["--metadata-dir", str(folder / "metadata"), "--metadata-url", f"{serving.address}/metadata"]
    words += ["--target-name", f"{BOARD}.json", "--target-base-url", f"{serving.address}/targets"]
    return main([*words, "--target-dir", str(folder), verb])


def test_init_refresh_and_download(site: FakeSite, tmp_path: Path) -> None:
    (tmp_path / "metadata").mkdir()
    (tmp_path / "root").write_bytes(site.first_root)
    assert main(["--metadata-dir", str(tmp_path / "metadata"), "init", str(tmp_path / "root")]) == 0
    with served(site) as serving:
        assert run(tmp_path, serving, "refresh") == 0
        names = {path.name for path in (tmp_path / "metadata").glob("*.json")}
        assert names == {"root.json", "timestamp.json", "snapshot.json", "targets.json"}
        assert run(tmp_path, serving, "download") == 0
        target = next(data for name, data in site.files.items() if name.startswith("targets/"))
        assert (tmp_path / f"{BOARD}.json").read_bytes() == target
        fetched = len(serving.paths)
        assert run(tmp_path, serving, "download") == 0
        assert not any(path.startswith("targets/") for path in serving.paths[fetched:])
        serving.site = FakeSite("evil", now=datetime.now(UTC))
        serving.site.release({})
        assert run(tmp_path, serving, "refresh") == 1
