"""A real nginx that serves a web root by the site file we ship, on a port of its own."""

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SITE = Path(__file__).parents[2] / "systemd" / "ledplayer.nginx.conf"
MISSING = "nginx is missing: apt install nginx"
_START_S = 10.0

_AROUND = """\
daemon off;
{user}
worker_processes 1;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
    types {{ text/html html; application/json json; }}
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    sendfile on;
    {more}
    include {folder}/site.conf;
}}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nginx:
    """A running server.

    Attributes:
        url: Without a slash at its end.
        log: What was asked of it, a line a request.
    """

    url: str
    log: Path
    process: subprocess.Popen[bytes]

    def lines(self) -> list[str]:
        """Requests so far."""
        return self.log.read_text("utf-8", "replace").splitlines() if self.log.exists() else []


def program() -> str | None:
    """Where nginx is."""
    return shutil.which("nginx") or next((str(path) for path in [Path("/usr/sbin/nginx")] if path.exists()), None)


@contextmanager
def serving(web_root: Path, folder: Path, more: str = "") -> Iterator[Nginx]:
    """Serve a folder; `more` are further lines for the `http` block."""
    nginx = program()
    assert nginx, MISSING
    folder.mkdir(parents=True, exist_ok=True)
    port = _free_port()
    site = SITE.read_text("utf-8")
    for pattern, text in (
        (r"listen 80;", f"listen 127.0.0.1:{port};"),
        (r"listen \[::\]:80;", ""),
        (r"root [^;]+;", f"root {web_root};"),
        (r"access_log \S+", f"access_log {folder}/access.log"),
    ):
        site, count = re.subn(pattern, text, site)
        assert count == 1, pattern
    (folder / "site.conf").write_text(site, "utf-8")
    (folder / "nginx.conf").write_text(
        _AROUND.format(folder=folder, more=more, user="user root;" if os.geteuid() == 0 else ""), "utf-8"
    )
    command = [nginx, "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL) as process:
        try:
            _wait(port, process)
            yield Nginx(url=f"http://127.0.0.1:{port}", log=folder / "access.log", process=process)
        finally:
            process.terminate()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _START_S
    while time.monotonic() < until:
        assert process.poll() is None, "nginx did not start"
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except ConnectionRefusedError:
            time.sleep(0.02)
        else:
            return
    raise AssertionError("nginx does not answer")
