"""What does each board need to show what the content has for it? Files by path, source by source.

1. A board gets the campaigns that may show on it (`core.roster`) and are not over for good since before yesterday, what
   they need (`stock`), and every list of boards, whole. A board without a campaign gets the lists alone: without them
   it would not know its own size and hours. Of a folder that is for other boards it gets nothing, and of one that is
   for some boards no list, which counts for nothing there.
2. A campaign with an error stays as it was last published for that board, with the files it had then; where
   `on_air: no` can be read in it, or it was never published, it does not go out. A path that others need now is what
   it is now.
3. `needed` is the first day of a campaign's next dates; texts are needed at once.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from ledplayer.core.manifest import File, Origin
from ledplayer.core.model import Board, Campaign, Content
from ledplayer.core.openings import campaign_opening
from ledplayer.core.playlist import reads_off_air
from ledplayer.core.review_days import ended_on
from ledplayer.core.roster import reaches, roster
from ledplayer.core.windows import DAY, first_day
from ledplayer.updates.alike import alike
from ledplayer.updates.before import Before
from ledplayer.updates.reading import Reading
from ledplayer.updates.stock import Footprint, Parts, Stock


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """What one board needs.

    Attributes:
        origins: For its manifest.
        campaigns: What each campaign comes to, by source and path.
        shown: The same campaigns.
        kept: Campaigns that stay as they were last published.
    """

    origins: tuple[Origin, ...] = ()
    campaigns: Mapping[tuple[str, str], Footprint] = field(default_factory=dict)
    shown: tuple[Campaign, ...] = ()
    kept: frozenset[tuple[str, str]] = frozenset()


#: What a board needs that is in no list.
NONE = Needs()


class Office:
    """The content as it is to go out."""

    def __init__(self, reading: Reading, broken: frozenset[tuple[str, str]], before: Before) -> None:
        """Args: broken: Campaigns and lists with errors, by source and path. before: What was published."""
        self.reading = reading
        self.broken = broken
        self._before = before
        self._stocks = {source.id: stock for source, stock in zip(reading.content.sources, reading.stocks, strict=True)}
        self._bounded = {source.id for source in reading.content.sources if source.reach is not None}
        self._off = {key for key in broken if self._is_off(*key)}
        self._known: dict[tuple[str, str, str], Parts] = {}
        self._alike: dict[Hashable, Needs] = {}

    def needs(self, board: Board, today: date) -> Needs:
        """What a board needs. Args: today: Its day."""
        older = self._older(board) if self.broken else {}
        content = self._content(older)
        kind = (alike(content, board, today), *((origin, id(stock)) for origin, stock in sorted(older.items())))
        if kind not in self._alike:
            self._alike[kind] = self._needs(board, today, content, older)
        return self._alike[kind]

    def _needs(self, board: Board, today: date, content: Content, older: Mapping[str, Stock]) -> Needs:
        stocks = {one.id: self._stocks[one.id] for one in content.sources if reaches(one, board)}
        found = {origin: _Gathered() for origin in stocks}
        kept = set[tuple[str, str]]()
        shown: list[Campaign] = []
        for is_older in (False, True):  # what is needed now comes first
            for source, campaign in roster(content, board):
                key = (source.id, campaign.path)
                if (key in self.broken) is is_older and not ended_on(campaign, today - timedelta(days=1)):
                    stock = older[source.id] if is_older else self._stocks[source.id]
                    parts = stock.needed(campaign, board.id) if is_older else self._parts(stock, key, campaign, board)
                    found[source.id].take(campaign, parts, today)
                    shown.append(campaign)
                    kept |= {(stock.name, campaign.path)} if is_older else set()
        origins: list[Origin] = []
        campaigns: dict[tuple[str, str], Footprint] = {}
        self._keep_down(found)
        for origin, stock in stocks.items():
            self._texts(origin, stock, board, found[origin])
            if found[origin].files:
                origins.append(Origin(name=stock.name, files=found[origin].files))
            campaigns |= {(stock.name, path): what for path, what in found[origin].footprints().items()}
        return Needs(origins=tuple(origins), campaigns=campaigns, shown=tuple(shown), kept=frozenset(kept))

    def _older(self, board: Board) -> dict[str, Stock]:
        """What was published for a board, of sources in which something is broken."""
        origins = {origin for origin, _ in self.broken}
        stocks = ((origin, self._before.stock(board.id, self._stocks[origin].name)) for origin in origins)
        return {origin: stock for origin, stock in stocks if stock}

    def _content(self, older: Mapping[str, Stock]) -> Content:
        """The content, with older campaigns in the place of broken ones."""
        sources = []
        for source in self.reading.content.sources:
            campaigns = [one for one in source.campaigns if (source.id, one.path) not in self.broken]
            if source.id in older:
                back = (one for one in older[source.id].campaigns if (source.id, one.path) in self.broken - self._off)
                campaigns += [replace(one, source=source.id) for one in back]
            sources.append(replace(source, campaigns=tuple(campaigns)))
        return replace(self.reading.content, sources=tuple(sources))

    def _parts(self, stock: Stock, key: tuple[str, str], campaign: Campaign, board: Board) -> Parts:
        for_one = (*key, board.id if stock.asks_board(campaign) else "")
        if for_one not in self._known:
            self._known[for_one] = stock.needed(campaign, board.id)
        return self._known[for_one]

    def _keep_down(self, found: "Mapping[str, _Gathered]") -> None:
        """With a playlist that only goes along goes the one of its path in another source, which may keep it down."""
        along = {path for gathered in found.values() for path in gathered.along}
        for origin, gathered in found.items():
            stock = self._stocks[origin]
            for path in along & stock.playlists.keys():
                gathered.put(path, stock.text(path))

    def _texts(self, origin: str, stock: Stock, board: Board, found: "_Gathered") -> None:
        """Add the list of boards, and put published texts in the place of broken ones."""
        path = stock.finds.boards
        if path and origin not in self._bounded:
            found.put(path, stock.text(path))
        for text in found.files.keys() & {path for of, path in self.broken if of == origin}:
            file = self._before.file(stock.name, text, board.id)
            if file:
                found.files[text] = replace(found.files[text], sha256=file.sha256, size_bytes=file.size_bytes)

    def _is_off(self, origin: str, path: str) -> bool:
        """Whether a broken playlist says that its campaign is to be off the air."""
        source = next(one for one in self.reading.sources if one.folder.name == origin)
        return path in source.folder.records and reads_off_air(source.read(path) or b"")


class _Gathered:
    """The files of one source for one board, as they come together."""

    def __init__(self) -> None:
        self.files: dict[str, File] = {}
        self._campaigns: dict[str, tuple[str, set[str]]] = {}
        self._texts: set[str] = set()

    @property
    def along(self) -> set[str]:
        """Playlists of campaigns that do not show."""
        return self._texts - self._campaigns.keys()

    def take(self, campaign: Campaign, parts: Parts, today: date) -> None:
        media, texts = parts
        first, is_urgent = first_on(campaign, today), campaign.level == "urgent"
        for path, file in media.items():
            self.put(path, _with(file, first, is_urgent=is_urgent))
        for path, file in texts.items():
            self.put(path, _with(file, None, is_urgent=is_urgent))
            self._texts.add(path)
        self._campaigns[campaign.path] = (campaign.name, media.keys() | texts.keys())

    def put(self, path: str, file: File) -> None:
        before = self.files.setdefault(path, file)
        if before != file:
            needed = min(before.needed, file.needed) if before.needed and file.needed else None
            self.files[path] = _with(before, needed, is_urgent=before.urgent or file.urgent)

    def footprints(self) -> dict[str, Footprint]:
        return {
            path: (name, frozenset((file, self.files[file].sha256) for file in files))
            for path, (name, files) in self._campaigns.items()
        }


def _with(file: File, needed: date | None, *, is_urgent: bool) -> File:
    is_so = file.needed == needed and file.urgent == is_urgent
    return file if is_so else replace(file, needed=needed, urgent=is_urgent)


def first_on(campaign: Campaign, today: date) -> date | None:
    """The first day of a campaign's next dates; None where they have begun, or nobody knows."""
    midnight = today.toordinal() * DAY
    dates = campaign_opening(campaign.window, today).dates
    coming = next((one for one in dates if midnight < one.end), None)
    first = first_day(coming) if coming else None
    return first if first and first > today else None
