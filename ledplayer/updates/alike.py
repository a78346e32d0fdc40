"""Boards that are alike: the same campaigns may show on them, and nothing in those depends on the board.

A province's boards come in groups; what is worked out for one of a group holds for all of it.
"""

from collections.abc import Hashable
from datetime import date

from ledplayer.core.model import Board, Campaign, Content
from ledplayer.core.roster import fits, names_of, reaches


def alike(content: Content, board: Board, today: date) -> Hashable:
    """What is equal for boards that are alike. Args: today: The board's day."""
    found: list[Hashable] = [board.canvas, board.rotation, today]
    for source in content.sources:
        if not reaches(source, board):
            continue
        found.append(source.id)
        own = names_of(board, source, content)
        for campaign in source.campaigns:
            if fits(campaign.boards, campaign.excluded, own):
                found.append((source.id, campaign.path))
                if _is_personal(campaign):
                    found.append(board.id)
    return tuple(found)


def _is_personal(campaign: Campaign) -> bool:
    """Whether a campaign may show one board something else than another on which it shows."""
    peak = campaign.peak.boards if campaign.peak else ()
    return bool(peak) or any(item.boards or item.excluded or "<" in item.content for item in campaign.items)
