"""Content folders made up at random: folders in folders with playlists, dates, drafts, copies and boards, all close
together, so that what one campaign names changes what another plays."""

import io
import random

from PIL import Image

from tests.updates.office import Office

FOLDERS = (
    "le",
    "le/trong",
    "le/trong/sau",
    "khac",
    "1-10-2023_30-10-2023 dot",
    "1-10-2023_30-10-2023 dot/con",
    "le/1-9-2023_20-10-2023 hai",
    "nháp x",
    "le/_y",
)
FILES = ("1.png", "2.png", "10.png", "1-10-2023_30-10-2023 a.png", "a - Copy.png", "b.png")
WHO = ("", "boards: b\n", "boards: c\n", "boards: xa\n", "except: b\n", "except: c\n", "on_air: no\n")
WHEN = (
    "",
    "level: priority\n",
    "from: 1/10/2023\nto: 12/10/2023\n",
    "from: 20/10/2023\n",
    "from: 1/9/2023\nto: 2/9/2023\n",
    "exclusive: yes\nto: 30/10/2023\n",
)
NAMES = ("a", "b", "a - Copy", "c (2)", "c")


def heap_up(office: Office, seed: int) -> None:
    """Fill an office's folder."""
    chance = random.Random(seed)
    is_ordered = chance.random() < 0.8
    media = "media/" if is_ordered else ""
    files = [f"{folder}/{name}".lstrip("/") for folder in (*FOLDERS, "") for name in FILES if chance.random() < 0.25]
    for number, path in enumerate(files):
        office.write(media + path, _picture(number + 7 * chance.randint(0, 100)))
    for folder in FOLDERS:
        if chance.random() < 0.3:
            inside = [path[len(folder) + 1 :] for path in files if path.startswith(f"{folder}/")]
            named = chance.sample(inside, min(2, len(inside))) if chance.random() < 0.4 else []
            text = chance.choice(WHO) + _items([f'{{image: "{path}"}}' for path in named])
            office.write(f"{media}{folder}/{chance.choice(('lich', 'schedule'))}.yaml", text or "campaign: X\n")
    for name in NAMES if is_ordered else ():
        if chance.random() < 0.6:
            items = [_item(chance, files) for _ in range(chance.randint(1, 4))]
            text = f"campaign: C{name}\n{chance.choice(WHO)}{chance.choice(WHEN)}{_items(items)}"
            office.write(f"playlists/{name}.yaml", text)


def _item(chance: random.Random, files: list[str]) -> str:
    what = [f'image: "{chance.choice(files)}"'] * 2 if files else []
    what += [f'folder: "{chance.choice(FOLDERS)}"'] * 2 + ["text: chào"]
    who = f", boards: {chance.choice('bc')}" if chance.random() < 0.2 else ""
    return f"{{{chance.choice(what)}{who}}}"


def _items(items: list[str]) -> str:
    return "items:\n" + "".join(f"  - {item}\n" for item in items) if items else ""


def _picture(number: int) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (16 + number % 40, 9 + number // 40), (number % 256, 0, 0)).save(data, "PNG")
    return data.getvalue()
