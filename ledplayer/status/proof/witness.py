"""What the office's log saw of a chain, against the chain as it is now.

1. Each head that was seen is in the chain; else somebody computed the chain anew, or took its end away.
2. Heads were seen in the chain's order.
3. A head was seen while it was the newest one, by and large: the board's clock and the office's differ.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo

from ledplayer.core.played import Witness
from ledplayer.status.proof.chain import Chain

#: Rule 3, milliseconds.
SLACK_MS = 900_000
LETTERS = 8


def examine(chain: Chain, witnesses: Sequence[Witness], zone: tzinfo) -> None:
    """Say what does not agree, each kind once. `witnesses`: of the days that were read."""
    places = {head[:LETTERS]: number for number, (head, _) in enumerate(chain.heads)}
    times = [at_ms for _, at_ms in chain.heads]
    wrong: dict[str, list[Witness]] = {"unknown": [], "order": [], "time": []}
    newest = 0
    for witness in sorted(witnesses, key=lambda one: one.at_ms):
        place = places.get(witness.head[:LETTERS].lower())
        if place is None:
            wrong["unknown"].append(witness)
            continue
        if place < newest:
            wrong["order"].append(witness)
        newest = max(newest, place)
        until_ms = times[place + 1] if place + 1 < len(times) else witness.at_ms
        if not times[place] - SLACK_MS <= witness.at_ms <= until_ms + SLACK_MS:
            wrong["time"].append(witness)
    for kind, found in wrong.items():
        if found:
            when = datetime.fromtimestamp(found[0].at_ms / 1000, UTC).astimezone(zone)
            chain.say(
                f"proof-witness-{kind}",
                severity="warning" if kind == "time" else "error",
                head=found[0].head,
                count=len(found),
                when=f"{when:%d/%m/%Y %H:%M}",
            )
