"""How long something takes."""

import time
from collections.abc import Callable


def seconds(do: Callable[[], object]) -> float:
    """Wall seconds of doing it once."""
    begin = time.perf_counter()
    do()
    return time.perf_counter() - begin
