"""Makes checks, each in a process of its own and within its own time: one that hangs costs its own line."""

import json
import os
import select
import signal
import sys
import time
import traceback
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from ledplayer.checkup import Check, Finding, Patient, bad, untold
from ledplayer.errors import Word

#: Checks that are made at the same time.
AT_ONCE = 4

_MOST_BYTES = 256 << 10
_WORD = "word:"
_TEXT = "text:"


def examine(checks: Sequence[Check], patient: Patient) -> list[Finding]:
    """The findings, in the checks' order; those that measure are made first, alone."""
    found: dict[int, list[Finding]] = {}
    numbered = list(enumerate(checks))
    for number, check in numbered:
        if check.is_alone:
            _make([(number, check)], patient, found)
    _make([(number, check) for number, check in numbered if not check.is_alone], patient, found)
    return [finding for number, _ in numbered for finding in found[number]]


def _make(waiting: list[tuple[int, Check]], patient: Patient, found: dict[int, list[Finding]]) -> None:
    waiting = list(waiting)
    made: dict[int, _Made] = {}
    while waiting or made:
        while waiting and len(made) < AT_ONCE:
            number, check = waiting.pop(0)
            begun = _begun(number, check, patient)
            made[begun.pipe] = begun
        left_s = max(0.0, min(one.until for one in made.values()) - time.monotonic())
        for pipe in select.select(list(made), (), (), left_s)[0]:
            if made[pipe].has_ended():
                one = made.pop(pipe)
                found[one.number] = one.findings()
        for pipe, one in list(made.items()):
            if time.monotonic() >= one.until:
                del made[pipe]
                one.end()
                found[one.number] = _hung(one.check)


@dataclass(slots=True, kw_only=True)
class _Made:
    """A check that is being made."""

    number: int
    check: Check
    pid: int
    pipe: int
    until: float
    data: bytearray = field(default_factory=bytearray)

    def has_ended(self) -> bool:
        """Take what it says; whether that was all."""
        more = os.read(self.pipe, 65536)
        self.data += more
        return not more or len(self.data) > _MOST_BYTES

    def findings(self) -> list[Finding]:
        """What it said before it ended."""
        self.end()
        try:
            return [_decoded(raw) for raw in json.loads(self.data)]
        except (ValueError, KeyError, TypeError):
            return [bad("doctor-died", what=Word(self.check.what))]

    def end(self) -> None:
        """Kill whatever is left of it. What the kernel holds fast cannot be waited for: it goes with us."""
        os.close(self.pipe)
        with suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        for _ in range(20):
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                return
            time.sleep(0.005)


def _begun(number: int, check: Check, patient: Patient) -> _Made:
    """Fork a process that makes a check."""
    sys.stdout.flush()
    sys.stderr.flush()
    ours, its = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(ours)
        _child(check, patient, its)
    os.close(its)
    with suppress(OSError):
        os.setpgid(pid, pid)  # whoever of the two is first: it may have to be killed at once
    return _Made(number=number, check=check, pid=pid, pipe=ours, until=time.monotonic() + check.within_s)


def _child(check: Check, patient: Patient, pipe: int) -> None:
    """Make a check, say what came of it, and never come back."""
    code, errors = 1, os.dup(2)
    try:
        with suppress(OSError):
            os.setpgid(0, 0)
        _hush()
        said = json.dumps([_encoded(finding) for finding in _looked(check, patient)]).encode()
        with os.fdopen(pipe, "wb") as file:
            file.write(said)
        code = 0
    except BaseException:  # noqa: BLE001 - the top of a process
        os.write(errors, traceback.format_exc().encode())
    finally:
        os._exit(code)


def _hush() -> None:
    """No library may write between the lines, or wait for a key."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for handle in (0, 1, 2):
        os.dup2(nothing, handle)


def _looked(check: Check, patient: Patient) -> Iterable[Finding]:
    try:
        return list(check.look(patient))
    except ImportError as error:
        module = (error.name or "").partition(".")[0]
        return [untold("doctor-needs", what=Word(check.what), module=module or str(error))]


def _hung(check: Check) -> list[Finding]:
    if not check.hung:
        return []
    found = bad(check.hung, what=Word(check.what), seconds=round(check.within_s), **check.values)
    return [found]


def _encoded(finding: Finding) -> dict[str, object]:
    values = {
        name: value if isinstance(value, int) else (_WORD if isinstance(value, Word) else _TEXT) + value
        for name, value in finding.values.items()
    }
    return {"code": finding.code, "is_ok": finding.is_ok, "values": values, "where": finding.where}


def _decoded(raw: dict[str, object]) -> Finding:
    values: dict[str, str | int] = {}
    said = raw["values"]
    assert isinstance(said, dict), "written by `_encoded`"
    for name, value in said.items():
        if isinstance(value, int):
            values[name] = value
        else:
            values[name] = Word(value.removeprefix(_WORD)) if value.startswith(_WORD) else value.removeprefix(_TEXT)
    is_ok = raw["is_ok"]
    return Finding(
        code=str(raw["code"]), is_ok=None if is_ok is None else bool(is_ok), values=values, where=str(raw["where"])
    )
