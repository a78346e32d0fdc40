"""What does one item show? Folders and text files opened, placeholders filled, lengths known.

1. Each file of a folder and each paragraph of a text file is a piece of its own, in natural order (M4).
2. A missing file costs its item (S3); `image` shows pictures, `video` films, `pdf` PDFs only.
3. A piece one of whose placeholders is not known now is held back (D11).
4. In mourning pieces follow each other by cuts only (K4).
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ledplayer.core import length
from ledplayer.core.lineup import Piece, PieceKind
from ledplayer.core.model import Campaign, Entry, Item
from ledplayer.core.placeholders import Known, fill, readable
from ledplayer.core.shelf import Shelf, below, in_folder

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


def pieces(item: Item, campaign: Campaign, files: Shelf, known: Known) -> Iterator[Piece]:
    """The pieces of an item, in order; none where its file is missing or a placeholder is not known.

    Args:
        files: Of the campaign's source.
    """
    content, text, label = (fill(part, known) for part in (item.content, item.text, item.label))
    if content is None or text is None or label is None:
        return
    plain = replace(_looks(item, campaign), text=text.strip(), label=label)
    match item.kind:
        case "text" | "ticker":
            yield _spoken(plain, item, content, readable(item.content, known))
        case "text_file":
            entry = files.entries.get(content)
            for paragraph in entry.paragraphs if entry else ():
                filled = fill(paragraph, known)
                if filled is not None:
                    yield _spoken(plain, item, filled, readable(paragraph, known))
        case "qr" | "countdown" | "clock":
            spoken = _spoken(plain, item, text, readable(item.text, known))
            yield replace(spoken, what=content or spoken.what, address=content, days=known.days or 0)
        case "folder":
            for entry in below(files, content) if campaign.whole_folder else in_folder(files, content):
                yield _of_file(plain, item, entry)
        case "image" | "video" | "pdf":
            entry = files.entries.get(content)
            if entry and entry.kind == item.kind:
                yield _of_file(plain, item, entry)


def file_piece(entry: Entry) -> Piece:
    """A file of the fallback folder, as a piece of no campaign."""
    return _with_file(Piece(kind="image", length_ms=length.file_ms(entry, None, in_folder=True)), entry)


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


def _looks(item: Item, campaign: Campaign) -> Piece:
    """What all pieces of an item have in common."""
    return Piece(
        kind="text",
        length_ms=0,
        source=campaign.source,
        playlist=campaign.path,
        campaign=campaign.name,
        level=campaign.level,
        number=item.number,
        style=item.style,
        fit=item.fit,
        transition="cut" if item.style == "mourning" else item.transition,
        sound=item.sound,
    )


def _spoken(plain: Piece, item: Item, text: str, read: str | None) -> Piece:
    return replace(
        plain,
        kind=_KINDS[item.kind],
        length_ms=length.spoken_ms(item.kind, read or "", item.length_ms),
        what=" ".join(text.split()),
        text=text.strip(),
    )


def _of_file(plain: Piece, item: Item, entry: Entry) -> Piece:
    length_ms = length.file_ms(entry, item.length_ms, in_folder=item.kind == "folder")
    return _with_file(replace(plain, length_ms=length_ms), entry)


def _with_file(plain: Piece, entry: Entry) -> Piece:
    return replace(
        plain,
        kind=_KINDS[entry.kind],
        what=entry.path,
        path=entry.place,
        sha256=entry.sha256,
        width=entry.width,
        height=entry.height,
        duration_ms=entry.duration_ms,
        pages=entry.pages,
    )
