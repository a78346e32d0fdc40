"""Which files a board needs, of all that its sources hold."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from ledplayer.core.model import Board, Campaign, Content, Source
from ledplayer.core.names import natural_key
from ledplayer.core.roster import fits, names_of
from ledplayer.intake.endings import is_media
from ledplayer.intake.folder import Folder
from ledplayer.intake.source import FolderSource

#: A file of a folder with its rank; 0 is urgent.
Need = tuple[int, Folder, str]


def needs(sources: Sequence[FolderSource], board: Board | None, today: date | None) -> Iterator[Need]:
    """The files that the campaigns of some sources need.

    Args:
        board: Whose campaigns count; None is every board's.
        today: Campaigns that ended before yesterday do not count; None: all do.
    """
    content = Content(sources=tuple(Source(id=one.folder.name, boards=one.boards) for one in sources))
    for source, value in zip(sources, content.sources, strict=True):
        own = names_of(board, value, content) if board else None
        campaigns = [
            campaign
            for campaign in source.found.campaigns
            if (own is None or fits(campaign.boards, campaign.excluded, own)) and not has_ended(campaign, today)
        ]
        needed = source.needed(campaigns, board.id if board else "")
        yield from ((rank, source.folder, path) for rank, path in needed)


def has_ended(campaign: Campaign, today: date | None) -> bool:
    """Whether a campaign's last written day is before yesterday, so that it never comes back."""
    end = campaign.window.end
    if today is None or end is None or end.calendar != "solar" or not end.year:
        return False
    return (end.year, end.month, end.day + 1) < (today.year, today.month, today.day)


def own_files(paths: Iterable[str]) -> list[str]:
    """What a fallback folder plays: its own pictures and films, in natural order."""
    return sorted((path for path in paths if "/" not in path and is_media(path)), key=natural_key)
