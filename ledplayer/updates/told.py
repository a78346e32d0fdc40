"""What became of the last turn, for the board's status: `sync.json` in the store's run folder.

    version, boot   of this file, and what the machine calls this boot
    at_ms, mono_s   when the turn was, by the wall clock and by the monotonic one
    well_mono_s     when one went well last; null: none has since the machine was booted
    code            of the sentence that says what became of it
    problem         what went wrong, as in `status.said`; null is nothing

It wears no disk out, and imports next to nothing: the light poll writes it, too. A folder that refuses costs only it.
"""

import json
import time

from ledplayer.run_folder import boot, make_run_folder, put, take

SYNC = "sync.json"
VERSION = 1


def tell(store: str, code: str, problem: "dict[str, object] | None" = None, *, is_well: bool = True) -> None:
    """A turn has ended. Args: store: The folder of the store. is_well: Whether the board has all that it may have."""
    called, mono_s = boot(), round(time.monotonic(), 1)
    try:
        file = f"{make_run_folder(store)}/{SYNC}"
        before = take(file)
        well_mono_s = mono_s if is_well else before.get("well_mono_s") if before.get("boot") == called else None
        whole = {
            "version": VERSION,
            "boot": called,
            "at_ms": time.time_ns() // 1_000_000,
            "mono_s": mono_s,
            "well_mono_s": well_mono_s,
            "code": code,
            "problem": problem,
        }
        put(file, json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode(errors="replace"))
    except OSError:
        return
