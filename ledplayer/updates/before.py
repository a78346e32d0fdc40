"""What was published before: each board's last manifest, and what its campaigns were."""

from collections.abc import Mapping
from dataclasses import replace

from ledplayer.core.manifest import File, Manifest, Origin
from ledplayer.core.model import Board, Campaign, Content, Source
from ledplayer.core.roster import roster
from ledplayer.intake.good import Good, LastGood
from ledplayer.intake.source import PLAYLIST_BYTES
from ledplayer.updates.repository import Repository
from ledplayer.updates.stock import Footprint, Stock, published
from ledplayer.updates.webroot import WebRoot, object_name


class Before:
    """The state that stands.

    Attributes:
        manifests: By board.
    """

    def __init__(self, repository: Repository) -> None:
        """Raises `SurroundingsError` where a manifest is torn."""
        self.manifests = {board: repository.manifest(board) for board in repository.boards}
        self._web: WebRoot = repository.web
        self._stocks: dict[tuple[object, ...], Stock | None] = {}

    def stock(self, board: str, name: str) -> Stock | None:
        """A folder as it was published for a board; None where it was not, or does not read any more."""
        origin = self._origin(board, name)
        return self.stock_of(origin) if origin else None

    def stock_of(self, origin: Origin) -> Stock | None:
        """The same; equal ones are read once."""
        key = (origin.name, *sorted((path, file.sha256) for path, file in origin.files.items()))
        if key not in self._stocks:
            try:
                self._stocks[key] = published(origin, self.text)
            except LookupError:
                self._stocks[key] = None
        return self._stocks[key]

    def campaigns(self, manifest: Manifest) -> list[tuple[Stock, Campaign]]:
        """The campaigns of a release that may show on its board, in order."""
        stocks = {stock.name: stock for origin in manifest.sources if (stock := self.stock_of(origin))}
        content = Content(
            sources=tuple(
                Source(
                    id=stock.name,
                    campaigns=tuple(replace(one, source=stock.name) for one in stock.campaigns),
                    boards=stock.boards,
                    signed=True,
                )
                for stock in stocks.values()
            )
        )
        return [(stocks[source.id], campaign) for source, campaign in roster(content, self.board(manifest))]

    def board(self, manifest: Manifest) -> Board:
        """A board as its release lists it."""
        stocks = (self.stock_of(origin) for origin in manifest.sources)
        lines = (stock.boards[manifest.board] for stock in stocks if stock and manifest.board in stock.boards)
        return next(lines, Board(id=manifest.board))

    def footprints(self, manifest: Manifest) -> dict[tuple[str, str], Footprint]:
        """What each campaign of a release comes to, by folder and path."""
        found = {}
        for stock, campaign in self.campaigns(manifest):
            media, texts = stock.needed(campaign, manifest.board)
            files = frozenset((path, file.sha256) for path, file in (*media.items(), *texts.items()))
            found[stock.name, campaign.path] = (campaign.name, files)
        return found

    def file(self, name: str, path: str, board: str = "") -> File | None:
        """What stood under a path of a folder: for a board, else for the board that got it last."""
        origin = self._origin(board, name)
        if origin and path in origin.files:
            return origin.files[path]
        newest = sorted(self.manifests.values(), key=lambda one: one.released_at, reverse=True)
        origins = (origin for manifest in newest for origin in manifest.sources if origin.name == name)
        return next((origin.files[path] for origin in origins if path in origin.files), None)

    def text(self, sha256: str) -> bytes:
        """A published playlist. Raises `LookupError`."""
        return self._web.read(object_name(sha256), PLAYLIST_BYTES)

    def _origin(self, board: str, name: str) -> Origin | None:
        manifest = self.manifests.get(board)
        return next((origin for origin in manifest.sources if origin.name == name), None) if manifest else None


class PublishedGood(LastGood):
    """The last good texts are those that were published."""

    def __init__(self, before: Before, titles: Mapping[str, str]) -> None:
        """Args: titles: By source."""
        super().__init__()
        self._before = before
        self._titles = titles

    def get(self, source: str, path: str) -> Good | None:
        known = super().get(source, path)
        file = None if known else self._before.file(self._titles.get(source, ""), path)
        try:
            return Good(data=self._before.text(file.sha256)) if file else known
        except LookupError:
            return None
