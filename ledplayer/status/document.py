"""`status.json`: what keys it has, of which kind; what each means is in `docs/status.schema.json`.

It is one JSON object of at most 64 kB in the run folder, written whole by the player at each edge and every ten
seconds. What the player does not know is null. A later version may have more keys, never other ones of these.

Imports next to nothing, as everything does that `ledplayer status` needs.
"""

VERSION = 1
STATUS = "status.json"
#: Written every so often, in seconds; one that is as old as this was left by a player that hangs or is gone.
EVERY_S, SILENT_S = 10.0, 30.0

#: No number in it is larger; nor is one infinite or none at all.
_MOST = 1e15

_TEXT, _FLAG, _WHOLE, _NUMBER = (str,), (bool,), (int,), (int, float)
_TEXT_OR_NONE, _FLAG_OR_NONE, _WHOLE_OR_NONE, _NUMBER_OR_NONE = (
    (*kind, type(None)) for kind in (_TEXT, _FLAG, _WHOLE, _NUMBER)
)
_SHOWING = {
    "playlist": _TEXT_OR_NONE,
    "campaign": _TEXT_OR_NONE,
    "item": _WHOLE_OR_NONE,
    "kind": _TEXT,
    "what": _TEXT,
    "start": _TEXT_OR_NONE,
    "end": _TEXT_OR_NONE,
}
PROBLEM = {
    "code": _TEXT,
    "event": _TEXT,
    "severity": _TEXT,
    "source": _TEXT,
    "place": {"file": _TEXT, "line": _WHOLE, "column": _WHOLE},
    "values": dict,
    "since_ms": _WHOLE_OR_NONE,
    "vi": _TEXT,
    "vi_hint": _TEXT,
    "en": _TEXT,
    "en_hint": _TEXT,
}
MACHINE = {
    "age_s": _NUMBER,
    "celsius": _NUMBER_OR_NONE,
    "low_voltage": _FLAG_OR_NONE,
    "low_voltage_since_boot": _FLAG_OR_NONE,
    "throttled": _FLAG_OR_NONE,
    "throttled_since_boot": _FLAG_OR_NONE,
    "disk_free": _WHOLE_OR_NONE,
    "disk_total": _WHOLE_OR_NONE,
    "wear_percent": _WHOLE_OR_NONE,
    "wear_end": _WHOLE_OR_NONE,
    "has_lost_data": _FLAG_OR_NONE,
    "memory_free": _WHOLE_OR_NONE,
    "memory_total": _WHOLE_OR_NONE,
    "uptime_s": _WHOLE_OR_NONE,
    "load": _NUMBER_OR_NONE,
}
SYNC = {
    "at_ms": _WHOLE,
    "age_s": _NUMBER_OR_NONE,
    "well_age_s": _NUMBER_OR_NONE,
    "code": _TEXT,
    "problem": (PROBLEM, type(None)),
}
#: A key's kind: types, one of which it has; a table of keys; or a list of one kind. A tuple may end in such, too.
SHAPE = {
    "version": _WHOLE,
    "at": _TEXT_OR_NONE,
    "at_ms": _WHOLE_OR_NONE,
    "mono_s": _NUMBER,
    "boot": _TEXT,
    "pid": _WHOLE,
    "started": _WHOLE_OR_NONE,
    "uptime_s": _NUMBER,
    "is_ended": _FLAG,
    "board": {"id": _TEXT, "name": _TEXT, "zone": _TEXT, "language": _TEXT},
    "colour": _TEXT,
    "rests_on": [{"rule": _WHOLE, "colour": _TEXT, "code": _TEXT, "values": dict}],
    "on_air": {
        "at": _TEXT_OR_NONE,
        "board": _TEXT,
        "rung": _TEXT,
        "campaigns": [{"playlist": _TEXT, "campaign": _TEXT, "level": _TEXT}],
        "now": _SHOWING,
        "next": (_SHOWING, type(None)),
    },
    "span": {"since": _TEXT_OR_NONE, "until": _TEXT_OR_NONE},
    "content": {
        "has_plan": _FLAG,
        "release": _TEXT_OR_NONE,
        "signed_ms": _WHOLE_OR_NONE,
        "signed_age_s": _WHOLE_OR_NONE,
        "plan_ms": _WHOLE_OR_NONE,
        "given_up": _WHOLE,
    },
    "problems": [PROBLEM],
    "more_problems": _WHOLE,
    "clock": {"state": _TEXT, "is_synchronised": _FLAG_OR_NONE, "has_rtc": _FLAG_OR_NONE},
    "server": _TEXT_OR_NONE,
    "sync": (SYNC, type(None)),
    "display": {"output": _TEXT, "is_missing": _FLAG, "canvas": {"width": _WHOLE, "height": _WHOLE}},
    "frames": {
        "shown": _WHOLE,
        "late": _WHOLE,
        "recent": _WHOLE,
        "recent_late": _WHOLE,
        "fault": _TEXT,
        "about": _TEXT,
    },
    "helpers": {"intake_gone_s": _NUMBER, "makers_gone_s": _NUMBER},
    "deaths": {"limit": _TEXT, "left_out": [_TEXT]},
    "machine": (MACHINE, type(None)),
    "versions": {
        "ledplayer": _TEXT,
        "python": _TEXT,
        "pygame": _TEXT,
        "sdl": _TEXT,
        "kernel": _TEXT_OR_NONE,
        "model": _TEXT_OR_NONE,
    },
}


def is_whole(value: object, shape: object = SHAPE) -> bool:
    """Whether a value has every key of a shape, each of its kind; further keys do not matter."""
    if isinstance(shape, dict):
        return isinstance(value, dict) and all(
            key in value and is_whole(value[key], kind) for key, kind in shape.items()
        )
    if isinstance(shape, list):
        return isinstance(value, list) and all(is_whole(one, shape[0]) for one in value)
    if isinstance(shape, tuple):
        return any(is_whole(value, kind) for kind in shape)
    if shape in (int, float):
        return type(value) is shape and abs(value) < _MOST
    return type(value) is shape
