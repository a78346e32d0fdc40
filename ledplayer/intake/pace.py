"""How long until the next look at the folders."""

from ledplayer.intake.library import Library

#: A burst of events is answered by one look, this long after its first; where looking takes long, that much longer.
BURST_S = 0.1
REST = 3
#: Between two looks, at most: while something has not settled or was missed once; where no events come (a share),
#: between the first two of three, so that looking takes the third's part of the time; while a folder is away; else.
RESTLESS_S = 0.6
POLL_S, MOST_POLL_S, POLL_SHARE = 1.5, 45.0, 0.015
AWAY_S = 10.0
RESCAN_S = 300


def burst_s(look_took_s: float) -> float:
    """How long after the first event of a burst, in seconds, where the last look took so long."""
    return max(BURST_S, REST * look_took_s)


def pause_s(library: Library, look_took_s: float, mono: float) -> float:
    """How long after a look that took so long, in seconds, if no event calls for one before."""
    if library.restless:
        return min(RESTLESS_S, max(burst_s(look_took_s), library.again_at - mono))
    if library.is_polled:
        return min(MOST_POLL_S, max(POLL_S, look_took_s / POLL_SHARE))
    return AWAY_S if library.is_lacking else RESCAN_S
