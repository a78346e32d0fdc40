"""`ledplayer doctor` where not even the library of the command line is there: the same options, the same answers."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from ledplayer.checkup import Finding, Patient
from ledplayer.doctor import sheet
from ledplayer.doctor.rounds import patient_of, rounds
from ledplayer.language import Language, spoken_here
from ledplayer.language.plain import plain


def main(words: Sequence[str]) -> int:
    """Examine this machine; returns the exit code."""
    parser = argparse.ArgumentParser(prog="ledplayer doctor")
    parser.add_argument("--board", metavar="FILE|ID", help="The board's file, or its id.")
    parser.add_argument("--state", type=Path, help="The player's state folder.")
    parser.add_argument("--store", type=Path, help="Where `ledplayer sync` keeps what it fetched.")
    parser.add_argument("--root", type=Path, help="The root of trust; else root.json beside the board's file.")
    parser.add_argument("--json", action="store_true", help="A JSON list for programs.")
    parser.add_argument("--language", choices=["vi", "en"], help="Of what is said; the locale's by default.")
    asked = parser.parse_args(words)
    speaks = spoken_here() if asked.language is None else asked.language
    patient = patient_of(asked.board, asked.state, asked.store, asked.root)
    return tell(rounds(patient), patient, speaks, as_json=asked.json, to=sys.stdout)


def tell(found: list[Finding], patient: Patient, speaks: Language, *, as_json: bool, to: TextIO) -> int:
    """Say what was found; returns the exit code: 1 where there is something to do."""
    if as_json:
        text = json.dumps(sheet.values(found, speaks), ensure_ascii=False, indent=1)
    else:
        in_colour = to.isatty() and "NO_COLOR" not in patient.environment
        text = "\n".join(sheet.lines(found, speaks, in_colour=in_colour))
        if patient.environment.get("TERM") == "linux":
            text = plain(text)
    try:
        to.write(text.encode(to.encoding or "utf-8", "backslashreplace").decode(to.encoding or "utf-8") + "\n")
        to.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # nobody reads any more: `ledplayer doctor | head`
    return 1 if any(one.is_ok is False for one in found) else 0
