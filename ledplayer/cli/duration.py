"""A length of time as an option's value."""

import re

import click

from ledplayer.language import say, spoken_here

_DURATION = re.compile(r"(\d+(?:\.\d+)?)\s*(ms|s|m|min|h|d|)")
_SECONDS = {"ms": 0.001, "": 1.0, "s": 1.0, "m": 60.0, "min": 60.0, "h": 3600.0, "d": 86400.0}


def duration(ctx: click.Context, param: click.Parameter, value: str | None) -> float | None:
    """`60s`, `10m`, `1h` or plain seconds, in seconds."""
    if value is None:
        return None
    found = _DURATION.fullmatch(value.strip().lower())
    if not found:
        raise click.BadParameter(say("duration-wrong", spoken_here(), written=value))
    return float(found[1]) * _SECONDS[found[2]]
