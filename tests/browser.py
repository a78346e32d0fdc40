"""A real Chromium without a screen, spoken to through two pipes: what it sees of a page, and what the page asks for.

It resolves no host's name but those of `*.localhost`: nothing leaves the machine, whatever a page wants. What a page
wanted stands in Chromium's own net log, where each event of a page carries the page's origin; what Chromium wants for
itself carries none.
"""

import base64
import fcntl
import json
import os
import select
import shutil
import signal
import tempfile
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PATIENCE_S = 20.0
HEIGHT = 844
#: Quiet: no questions, no news, nothing of its own that can be done without.
_OPTIONS = (
    *("--headless=new", "--remote-debugging-pipe", "--hide-scrollbars", "--no-first-run"),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE *.localhost",
    *("--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"),
    "--disable-extensions",
)
#: What is read, beside what is drawn, stands in these attributes.
_LOOK = """({
    text: [document.body.innerText, ...[...document.querySelectorAll("[alt], [title]")].flatMap(
        (one) => [one.getAttribute("alt"), one.getAttribute("title")])].join("\\n"),
    width: document.scrollingElement.scrollWidth,
    cut: [...document.querySelectorAll("h1, h2, h3, p, dd, dt, td, th, li, .tag, .do")]
        .filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display != "inline")
        .map((one) => one.innerText),
    lost: [...document.querySelectorAll("a")].filter((one) => !document.getElementById(one.hash.slice(1)))
        .map((one) => one.href),
})"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """A page as it was seen.

    Attributes:
        complaints: What the console said at the levels warning and error.
        asked: Addresses that the page asked for, its own first.
        text: What a reader reads, and what is told in place of pictures.
        width: How wide the page is, CSS pixels: wider than the window is scrolled sideways.
        cut: Texts that are wider than what they stand in.
        lost: Links that lead to no place of the page.
    """

    complaints: tuple[str, ...]
    asked: tuple[str, ...]
    text: str
    width: int
    cut: tuple[str, ...]
    lost: tuple[str, ...]


def missing() -> str:
    """What to install before `browser` works; "" when nothing is missing."""
    return "" if shutil.which("chromium") else "apt install chromium"


class Browser:
    """A Chromium that runs, with one tab."""

    def __init__(self, net_log: Path, pipes: tuple[int, int]) -> None:
        self._net_log = net_log
        self._to, self._from = pipes
        self._number, self._unread = 0, b""
        self._told: deque[dict[str, Any]] = deque()
        self._tab = ""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._tab = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Log", "Runtime", "Network"):
            self.call(f"{domain}.enable")

    def look(self, page: Path, width: int, *, scripts: bool = True) -> Sight:
        """Open a page in a window of that width and look at it. `scripts`: whether they may run."""
        self.call("Emulation.setScriptExecutionDisabled", value=not scripts)
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=HEIGHT, deviceScaleFactor=1, mobile=False)
        self._told.clear()
        self.call("Page.navigate", url=page.as_uri())
        told = []
        while not told or told[-1]["method"] != "Page.loadEventFired":
            told.append(self._told.popleft() if self._told else self._message())
        seen = self.call("Runtime.evaluate", expression=_LOOK, returnByValue=True)["result"]["value"]
        told += self._told
        return Sight(
            complaints=tuple(_complaints(told)),
            asked=tuple(
                one["params"]["request"]["url"] for one in told if one["method"] == "Network.requestWillBeSent"
            ),
            text=seen["text"],
            width=seen["width"],
            cut=tuple(seen["cut"]),
            lost=tuple(seen["lost"]),
        )

    def printed(self) -> bytes:
        """The page that was looked at last as a PDF, on the paper that it asks for, without the browser's own lines."""
        told = self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=False)
        return base64.b64decode(told["data"])

    def close(self) -> tuple[str, ...]:
        """End it; returns what pages wanted of the network, by the net log: events, with a host where one is named."""
        with suppress(EOFError, BrokenPipeError):
            self.call("Browser.close")
            while True:
                self._message()
        log = json.loads(self._net_log.read_text())
        names = {number: name for name, number in log["constants"]["logEventTypes"].items()}
        wanted = ((names[one["type"]], one.get("params", {})) for one in log["events"])
        return tuple(
            f"{name} {params.get('url', params.get('host', ''))}"
            for name, params in wanted
            if "file://" in _origins(params)
        )

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """Have something done (Chrome DevTools Protocol); returns the answer. Raises `EOFError` when it has ended."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        message |= {"sessionId": self._tab} if self._tab and not method.startswith(("Browser.", "Target.")) else {}
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while (answer := self._message()).get("id") != self._number:
            self._told.append(answer)
        assert "result" in answer, (method, answer)
        result: dict[str, Any] = answer["result"]
        return result

    def _message(self) -> dict[str, Any]:
        while b"\0" not in self._unread:
            ready, _, _ = select.select([self._from], (), (), PATIENCE_S)
            if not ready:
                raise TimeoutError(f"Chromium says nothing for {PATIENCE_S} s")
            more = os.read(self._from, 1 << 20)
            if not more:
                raise EOFError("Chromium has ended; without root it needs user namespaces (or chromium-sandbox)")
            self._unread += more
        message, _, self._unread = self._unread.partition(b"\0")
        found: dict[str, Any] = json.loads(message)
        return found


@contextmanager
def browser() -> Iterator[Browser]:
    """A Chromium with a profile of its own, ended on leaving."""
    with tempfile.TemporaryDirectory(prefix="chromium-", ignore_cleanup_errors=True) as folder:
        net_log = Path(folder) / "net.json"
        options = [*_OPTIONS, f"--user-data-dir={folder}/profile", f"--log-net-log={net_log}"]
        options += [] if os.geteuid() else ["--no-sandbox"]
        pid, pipes = _start("chromium", *options, "about:blank")
        try:
            yield Browser(net_log, pipes)
        finally:
            for end in pipes:
                os.close(end)  # it ends when nobody speaks to it any more
            _wait(pid)


def _start(*command: str) -> tuple[int, tuple[int, int]]:
    """A process that hears at 3 and speaks at 4, as Chromium does; its id, and where to write and to read."""
    heard, to = os.pipe()
    heard_from, spoken = os.pipe()
    high = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in (heard, spoken)]  # clear of 3 and 4
    actions = [
        (os.POSIX_SPAWN_DUP2, high[0], 3),
        (os.POSIX_SPAWN_DUP2, high[1], 4),
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
    ]
    pid = os.posix_spawnp(command[0], command, os.environ, file_actions=actions)
    for end in (heard, spoken, *high):
        os.close(end)
    return pid, (to, heard_from)


def _wait(pid: int) -> None:
    until = time.monotonic() + PATIENCE_S
    while not os.waitpid(pid, os.WNOHANG)[0]:
        if time.monotonic() > until:
            os.kill(pid, signal.SIGKILL)
        time.sleep(0.01)


def _complaints(told: list[dict[str, Any]]) -> Iterator[str]:
    for one in told:
        params = one["params"]
        if one["method"] == "Log.entryAdded" and params["entry"]["level"] in ("warning", "error"):
            yield params["entry"]["text"]
        elif one["method"] == "Runtime.consoleAPICalled" and params["type"] in ("warning", "error", "assert"):
            yield " ".join(str(value.get("value")) for value in params["args"])
        elif one["method"] == "Runtime.exceptionThrown":
            yield params["exceptionDetails"]["text"]


def _origins(params: dict[str, Any]) -> str:
    """On whose behalf something of the net log was done."""
    return " ".join(str(params.get(f"network_{kind}_key", "")) for kind in ("isolation", "anonymization"))
