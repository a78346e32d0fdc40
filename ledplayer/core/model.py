"""What people wrote, as values: boards, campaigns, items, windows, and the files admitted for them.

Made by `core.playlist` and `config` out of YAML nodes and by `intake` out of admitted files; read by everything that
decides. Fixed words are canonical English (`"priority"`, `"headline"`), texts are NFC.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from ledplayer.errors import Place, Problem

Calendar = Literal["solar", "lunar", "tet"]
Level = Literal["ordinary", "priority", "urgent"]
Kind = Literal["text", "text_file", "image", "video", "folder", "pdf", "ticker", "qr", "countdown", "clock"]
Style = Literal["plain", "headline", "notice", "warning", "mourning"]
Fit = Literal["contain", "cover", "blur"]
Transition = Literal["fade", "cut"]
MediaKind = Literal["image", "video", "pdf", "text", "other"]

ALL_BOARDS = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """Pixels, each at least 1."""

    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle in pixels; x grows right, y down."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMark:
    """A day as it was written (rules D1–D7).

    Attributes:
        calendar: `solar`, `lunar` (Vietnamese), or `tet`: the first day of the lunar year.
        day, month: As written; 0 for `tet`.
        year: Solar or lunar year; None comes back every year.
        shift_days: For `tet` alone: `Tết - 20` is -20.
        minute: Time of day that cuts moments (D7), minutes after 00:00, up to 1440; None is the whole day.
        place: Where it stands.
    """

    calendar: Calendar
    day: int
    month: int
    year: int | None = None
    shift_days: int = 0
    minute: int | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Hours:
    """Part of a day, minutes after 00:00, the end outside; an end below the begin is past midnight (D6)."""

    begin: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """When something may be on: dates, hours and weekdays, all of which must agree (D1–D9).

    Attributes:
        begin, end: First and last day, inclusive; None is open (or, in an item, the occurrence's own end).
        yearly: `yearly: yes` was written (at the top).
        hours: Empty is all day.
        days: Weekdays, 0 is Monday; empty is every day.
    """

    begin: DateMark | None = None
    end: DateMark | None = None
    yearly: bool = False
    hours: tuple[Hours, ...] = ()
    days: frozenset[int] = frozenset()


ALWAYS = Window()


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A board's id, name or group as written in `boards` or `except`, and where."""

    written: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Peak:
    """When and where a campaign comes more often (M5). Empty `boards`: the campaign's; `window` has days only."""

    boards: tuple[Name, ...] = ()
    window: Window = ALWAYS
    repeat: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class BandText:
    """The scrolling line of a campaign, placeholders unfilled."""

    text: str
    top: bool = False
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of a campaign's list, as written; folders and text files are not opened yet.

    Attributes:
        number: Place in the YAML list, from 1.
        content: By kind: the text (text, ticker), the path under the source's media with placeholders unfilled (image,
            video, folder, pdf, text_file), the address (qr), else "".
        day: The countdown's day; None for other kinds.
        text: Words beside a qr, countdown or clock, or the caption over a picture or film.
        at: Seconds after 00:00 at which it shows alone (A1); empty: it is in the loop.
        boards, excluded: Names that narrow the campaign's; empty `boards` means the campaign's.
        length_ms: `seconds` as written (or the campaign's, where that counts); None follows M6.
    """

    number: int
    kind: Kind
    content: str
    place: Place
    day: DateMark | None = None
    text: str = ""
    label: str = ""
    window: Window = ALWAYS
    at: tuple[int, ...] = ()
    boards: tuple[Name, ...] = ()
    excluded: tuple[Name, ...] = ()
    length_ms: int | None = None
    repeat: int = 1
    style: Style = "plain"
    fit: Fit = "contain"
    transition: Transition = "fade"
    sound: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """One playlist file, folder or dated name, read without an error.

    Attributes:
        source: Id of the source it came from.
        path: Path inside the source of the playlist file, or of the folder or file that is a campaign without one.
        folder: Folder of the source's media that the items' paths start from; "" is the media folder itself.
        values: Per-year texts: word (folded) → year → text.
        whole_folder: No `items` was written: all files of `folder` play (W2); `items` is then empty.
        length_ms: `seconds` at the top, for pictures, pages and clocks of a whole folder.
    """

    source: str
    path: str
    name: str
    place: Place
    folder: str = ""
    document: str = ""
    window: Window = ALWAYS
    boards: tuple[Name, ...] = ()
    excluded: tuple[Name, ...] = ()
    level: Level = "ordinary"
    exclusive: bool = False
    on_air: bool = True
    approved_by: str = ""
    approved_on: str = ""
    approval_code: str = ""
    peak: Peak | None = None
    values: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    band: BandText | None = None
    items: tuple[Item, ...] = ()
    whole_folder: bool = False
    label: str = ""
    style: Style = "plain"
    fit: Fit = "contain"
    transition: Transition = "fade"
    sound: bool = False
    length_ms: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """One board: its own file joined with its line in `boards.yaml`.

    Attributes:
        canvas: The LEDs' pixels; None is the whole display.
        offset: Where the canvas begins on the output, pixels right and down.
        rotation: Degrees clockwise that content is turned: 0, 90, 180, 270.
        hours: Opening hours; empty is always open.
        off_air: What the switch shows: `slide` or `black`.
        fallback: Folder shown when nothing is on; "" is none.
        sources: Content folders, in order of precedence.
        server: Address of the content server; "" is none. It goes before all sources.
        download_hours, download_rate: Of what is not urgent; empty is always, 0 bytes a second are no limit.
        proxy, certificates: On the way to the server: an address, and a file of those trusted besides the system's.
        shared_folder: What of the folders counts beside a server: `ordinary` levels, `all` levels, or `none`.
        usb: Sticks are taken in.
    """

    id: str
    name: str = ""
    language: Literal["vi", "en"] = "vi"
    time_zone: str = ""
    canvas: Size | None = None
    offset: tuple[int, int] = (0, 0)
    rotation: Literal[0, 90, 180, 270] = 0
    hours: tuple[Hours, ...] = ()
    groups: tuple[str, ...] = ()
    logo: str = ""
    off_air: Literal["slide", "black"] = "slide"
    fallback: str = ""
    frame_rate: int = 60
    sources: tuple[str, ...] = ()
    server: str = ""
    download_hours: tuple[Hours, ...] = ()
    download_rate: int = 0
    proxy: str = ""
    certificates: str = ""
    shared_folder: Literal["ordinary", "all", "none"] = "ordinary"
    usb: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One admitted file: whole, hashed, and opened by a maker.

    Attributes:
        path: Path inside the source's media, NFC, `/` between.
        place: Where the admitted copy lies; absolute.
        width, height: Pixels as shown (turned by EXIF); 0 where there are none.
        duration_ms: Of a film; 0 otherwise.
        pages: Of a PDF; 0 otherwise.
        paragraphs: Of a text file: its paragraphs, NFC.
    """

    path: str
    sha256: str
    size_bytes: int
    kind: MediaKind
    place: str
    width: int = 0
    height: int = 0
    duration_ms: int = 0
    pages: int = 0
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One source as intake sees it now: its campaigns in no order, its admitted files, its own list of boards.

    Attributes:
        id: Its place as the board's file names it.
        campaigns: Last good ones, drafts included.
        entries: Admitted files by path inside its media.
        refused: Files that are there but cannot play, by path, with the reason.
        boards: Of its `boards.yaml`, by id; empty where there is none.
        signed: It came from the content server.
        reach: Ids of the boards that its content may be for; None is all.
        playlist_folders: Folders of its media with a playlist in them, broken ones too: campaigns of their own (W2).
    """

    id: str
    campaigns: tuple[Campaign, ...] = ()
    entries: Mapping[str, Entry] = field(default_factory=dict)
    refused: Mapping[str, Problem] = field(default_factory=dict)
    boards: Mapping[str, Board] = field(default_factory=dict)
    signed: bool = False
    reach: frozenset[str] | None = None
    playlist_folders: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Everything that a plan is made of, besides the board and the day.

    Attributes:
        sources: In the board file's order.
        fallback: Admitted files of the board's fallback folder, in natural order.
        failed: Hashes that the player gave up (`failed.json`); they are left out.
        off_air: The switch is thrown.
    """

    sources: tuple[Source, ...] = ()
    fallback: tuple[Entry, ...] = ()
    failed: frozenset[str] = frozenset()
    off_air: bool = False
