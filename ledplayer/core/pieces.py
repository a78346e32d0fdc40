"""What does one item show? Folders and text files opened, placeholders filled, lengths known.

1. Each file of a folder and each paragraph of a text file is a piece of its own, in natural order (M4).
2. A missing file costs its item (S3); `image` shows pictures, `video` films, `pdf` PDFs only.
3. A piece one of whose placeholders is not known now is held back (D11).
4. In mourning pieces follow each other by cuts only (K4).
"""

from collections.abc import Iterator, Mapping

from ledplayer.core import length
from ledplayer.core.lineup import Piece, PieceKind
from ledplayer.core.model import Campaign, Entry, Item
from ledplayer.core.placeholders import Known, fill, readable
from ledplayer.core.shelf import Shelf, below, in_folder
from ledplayer.errors import Place

_KINDS: Mapping[str, PieceKind] = {
    "text": "text",
    "text_file": "text",
    "ticker": "ticker",
    "qr": "qr",
    "countdown": "countdown",
    "clock": "clock",
    "image": "image",
    "video": "video",
    "pdf": "pdf",
}
_NO_FILE = Entry(path="", sha256="", size_bytes=0, kind="other", place="")


def pieces(item: Item, campaign: Campaign, files: Shelf, known: Known) -> Iterator[Piece]:
    """The pieces of an item, in order; none where its file is missing or a placeholder is not known.

    Args:
        files: Of the campaign's source.
    """
    content, text, label = (fill(part, known) for part in (item.content, item.text, item.label))
    if content is None or text is None or label is None:
        return
    match item.kind:
        case "text" | "ticker":
            yield _spoken(item, campaign, content, readable(item.content, known), label)
        case "text_file":
            entry = files.entries.get(content)
            for paragraph in entry.paragraphs if entry else ():
                filled = fill(paragraph, known)
                if filled is not None:
                    yield _spoken(item, campaign, filled, readable(paragraph, known), label)
        case "qr" | "countdown" | "clock":
            read = readable(item.text, known)
            yield _spoken(item, campaign, text, read, label, address=content, days=known.days or 0)
        case "folder":
            for entry in below(files, content) if campaign.whole_folder else in_folder(files, content):
                yield _of_file(item, campaign, entry, text, label)
        case "image" | "video" | "pdf":
            entry = files.entries.get(content)
            if entry and entry.kind == item.kind:
                yield _of_file(item, campaign, entry, text, label)


def fallback_piece(entry: Entry) -> Piece:
    """A picture, film or PDF of the fallback folder, as a piece of no campaign."""
    nobody = Place(file="")
    campaign = Campaign(source="", path="", name="", place=nobody)
    return _of_file(Item(number=0, kind="folder", content="", place=nobody), campaign, entry, "", "")


def whole_folder(campaign: Campaign) -> Item:
    """The one item of a campaign without a list: all its folder's files."""
    return Item(
        number=0,
        kind="folder",
        content=campaign.folder,
        place=campaign.place,
        label=campaign.label,
        length_ms=campaign.length_ms,
        style=campaign.style,
        fit=campaign.fit,
        transition=campaign.transition,
        sound=campaign.sound,
    )


def _spoken(
    item: Item, campaign: Campaign, text: str, read: str | None, label: str, *, address: str = "", days: int = 0
) -> Piece:
    """A piece of words: `text` is shown, `read` is what its reading time counts."""
    return _piece(
        item,
        campaign,
        kind=_KINDS[item.kind],
        length_ms=length.spoken_ms(item.kind, read or "", item.length_ms),
        what=address or " ".join(text.split()),
        text=text,
        label=label,
        address=address,
        days=days,
    )


def _of_file(item: Item, campaign: Campaign, entry: Entry, text: str, label: str) -> Piece:
    """A piece of a file, `text` its caption."""
    return _piece(
        item,
        campaign,
        kind=_KINDS[entry.kind],
        length_ms=length.file_ms(entry, item.length_ms, in_folder=item.kind == "folder"),
        what=entry.path,
        text=text,
        label=label,
        entry=entry,
    )


def _piece(
    item: Item,
    campaign: Campaign,
    *,
    kind: PieceKind,
    length_ms: int,
    what: str,
    text: str,
    label: str,
    address: str = "",
    days: int = 0,
    entry: Entry = _NO_FILE,
) -> Piece:
    return Piece(
        kind=kind,
        length_ms=length_ms,
        source=campaign.source,
        playlist=campaign.path,
        campaign=campaign.name,
        level=campaign.level,
        number=item.number,
        what=what,
        text=text.strip(),
        label=label,
        address=address,
        days=days,
        path=entry.place,
        sha256=entry.sha256,
        width=entry.width,
        height=entry.height,
        duration_ms=entry.duration_ms,
        pages=entry.pages,
        style=item.style,
        fit=item.fit,
        transition="cut" if item.style == "mourning" else item.transition,
        sound=item.sound,
    )
