"""Proof of play: what was shown, when, and what was due; kept so that nothing of it can be changed unseen.

recorder   the player's: writes each showing down in memory (tmpfs), section by section
keeper     intake's: takes finished sections to the card, as blocks of a chain of hashes
account    reads them again, looks for what is missing or altered, and adds up

The player never waits for the card: it appends a line in memory and renames the file at each quarter of an hour.

    RUN/proof.jsonl        the section that is being written; see `section`
    RUN/proof.beat         how it would end if the process died now
    RUN/proof-NUMBER.jsonl sections that are finished and not yet on the card
    RUN/proof-gap-TIME.json what was due before the section that begins then, as long as its plan is known
    RUN/proof-head         the newest hash of the chain
    STATE/proof/NUMBER-DAY.jsonl   the blocks of one local day; see `block`
"""
