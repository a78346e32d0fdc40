"""Draws the wiring of a board into `docs/pictures/wiring-en.svg` and `wiring-vi.svg`.

python tools/draw_wiring.py
"""

from html import escape
from pathlib import Path

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
INK, SOFT, LINE, WARM, COOL = "#1f2933", "#52606d", "#7b8794", "#b7410e", "#0b5394"

WORDS = {
    "en": {
        "title": "From the computer to the LEDs",
        "power": "5 V 3 A, own supply",
        "net": "network or 4G",
        "computer": ("Computer", "Raspberry Pi or PC", "ledplayer"),
        "hdmi": "HDMI, 1920x1080",
        "sender": ("Sending card", "shows the upper left", "W x H pixels, 1:1"),
        "cat": "network cable",
        "chain": "one after the other",
        "receiver": "Receiving card",
        "modules": "modules",
        "cabinet": "in a locked cabinet",
        "wifi": "its wifi: off, or another password",
        "canvas": "canvas of the board's file",
    },
    "vi": {
        "title": "Từ máy tính đến bảng LED",
        "power": "nguồn riêng 5 V 3 A",
        "net": "mạng dây hoặc 4G",
        "computer": ("Máy tính", "Raspberry Pi hoặc PC", "ledplayer"),
        "hdmi": "HDMI, 1920x1080",
        "sender": ("Bộ phát (sending card)", "hiện góc trên bên trái", "W x H điểm ảnh, 1:1"),
        "cat": "dây mạng",
        "chain": "nối tiếp nhau",
        "receiver": "Card nhận",
        "modules": "mô-đun",
        "cabinet": "trong tủ có khóa",
        "wifi": "wifi của nó: tắt, hoặc đổi mật khẩu",
        "canvas": "khung trong tệp của bảng",
    },
}


def text(
    x: float, y: float, words: str, *, size: int = 15, colour: str = INK, bold: bool = False, at: str = "middle"
) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{x}" y="{y}" font-size="{size}" fill="{colour}" text-anchor="{at}"{weight}>{escape(words)}</text>'


def box(x: float, y: float, width: float, height: float, colour: str, fill: str = "#ffffff") -> str:
    look = f'rx="8" fill="{fill}" stroke="{colour}" stroke-width="2"'
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" {look}/>'


def arrow(x: float, y: float, to_x: float, to_y: float) -> str:
    return f'<path d="M{x} {y} L{to_x} {to_y}" stroke="{INK}" stroke-width="2.5" fill="none" marker-end="url(#end)"/>'


def picture(words: dict[str, object]) -> str:
    """The whole picture."""
    computer, sender = words["computer"], words["sender"]
    assert isinstance(computer, tuple)
    assert isinstance(sender, tuple)
    say = {name: str(value) for name, value in words.items()}
    parts = [
        f'<rect x="20" y="58" width="514" height="196" rx="12" fill="#f5f7fa" stroke="{LINE}" stroke-dasharray="7 5"/>',
        text(280, 80, say["cabinet"], colour=SOFT),
        box(40, 100, 190, 96, COOL),
        text(135, 130, computer[0], size=18, bold=True),
        text(135, 154, computer[1], colour=SOFT),
        text(135, 178, computer[2], colour=COOL, bold=True),
        text(135, 218, say["power"], size=13, colour=SOFT),
        text(135, 238, say["net"], size=13, colour=SOFT),
        arrow(232, 148, 322, 148),
        text(278, 138, say["hdmi"].split(",")[0], size=13),
        text(278, 168, say["hdmi"].split(", ")[1], size=13),
        box(326, 100, 196, 96, WARM),
        text(424, 130, sender[0], size=17, bold=True),
        text(424, 154, sender[1], size=14, colour=SOFT),
        text(424, 176, sender[2], size=14, colour=SOFT),
        text(424, 222, say["wifi"], size=13, colour=WARM, bold=True),
        arrow(524, 148, 616, 148),
        text(584, 138, say["cat"], size=13),
    ]
    left, top, wide, high = 640, 84, 72, 36
    for row in range(4):
        for column in range(4):
            x, y = left + column * wide, top + row * high
            parts.append(f'<rect x="{x}" y="{y}" width="{wide}" height="{high}" fill="#14181d" stroke="#3e4c59"/>')
    for row in range(2):
        y = top + row * 2 * high + high
        parts.append(
            f'<path d="M{left - 22} {148} V{y} H{left + 3.5 * wide}" stroke="#f0b429" stroke-width="2" fill="none"/>'
        )
        for column in range(2):
            x = left + column * 2 * wide + wide / 2
            parts += [
                f'<rect x="{x}" y="{y - 13}" width="{wide}" height="26" rx="4" fill="#f0b429"/>',
                text(x + wide / 2, y + 5, say["receiver"], size=11 if len(say["receiver"]) > 10 else 13),
            ]
    parts += [
        text(left + 2 * wide, top - 10, say["modules"], colour=SOFT),
        f'<path d="M{left} {top + 4 * high + 12} H{left + 4 * wide}" stroke="{COOL}" stroke-width="2"/>',
        text(left + 2 * wide, top + 4 * high + 32, say["canvas"], colour=COOL, bold=True),
        text(578, 170, say["chain"], size=12, colour=SOFT),
        text(20, 36, say["title"], size=20, bold=True, at="start"),
    ]
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 950 275" font-family="sans-serif">'
        '<defs><marker id="end" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto">'
        f'<path d="M0 0 L10 5 L0 10 z" fill="{INK}"/></marker></defs>'
        '<rect width="950" height="275" fill="#ffffff"/>' + "".join(parts) + "</svg>\n"
    )


if __name__ == "__main__":
    for language, spoken in WORDS.items():
        (PICTURES / f"wiring-{language}.svg").write_text(picture(spoken), "utf-8")
