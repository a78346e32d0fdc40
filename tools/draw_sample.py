"""Draws the bundled pictures and the film into `media/`: `make sample`, or one of them by a part of its name.

    python tools/draw_sample.py [PART OF A NAME]...

Needs Pillow and PyAV, no network; drawing again gives the same pictures.
"""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from PIL import Image

sys.path.insert(0, str(Path(__file__).parent))
from sample import activities, banner, film, kit, nation, progress, river, spring
from sample.brush import save

MEDIA = Path(__file__).parents[1] / "media"
DAY = "chuyen-doi-so"

PICTURES: Mapping[str, Callable[[], Image.Image]] = {
    f"{DAY}/banner-10-10-2023.png": banner.banner,
    f"{DAY}/banner-10-10-2023-dai.png": banner.long_banner,
    f"{DAY}/bo-nhan-dien/1-bieu-trung.png": kit.emblem,
    f"{DAY}/bo-nhan-dien/2-chu-de.png": kit.theme,
    f"{DAY}/bo-nhan-dien/3-ba-tru-cot.png": kit.pillars,
    f"{DAY}/bo-nhan-dien/4-danh-tinh-so.png": kit.citizen,
    f"{DAY}/hoat-dong/1-dich-vu-cong-truc-tuyen.jpg": activities.online,
    f"{DAY}/hoat-dong/2-to-cong-nghe-so-cong-dong.jpg": activities.team,
    f"{DAY}/hoat-dong/3-thanh-toan-khong-tien-mat.jpg": activities.cashless,
    "quoc-khanh/quoc-khanh.png": nation.day,
    "quoc-khanh/quoc-ky.png": nation.flag,
    "xuan/hoa-mai.jpg": spring.apricot,
    "xuan/hoa-dao.jpg": spring.peach,
}


def main(parts: list[str]) -> None:
    """Draw everything, or what has one of the parts in its path."""

    def wanted(path: str) -> bool:
        return not parts or any(part in path for part in parts)

    for path, draw in PICTURES.items():
        if wanted(path):
            save(draw(), MEDIA / path)
    for board in progress.OFFICES:
        for number, slide in enumerate((progress.applications, progress.payments), 1):
            path = f"{DAY}/tinh-hinh/{board}/{number}-{slide.__name__}.jpg"
            path = path.replace("applications", "ho-so-truc-tuyen").replace("payments", "thanh-toan-truc-tuyen")
            if wanted(path):
                save(slide(board), MEDIA / path)
    photo = MEDIA / DAY / "que-huong.jpg"
    if wanted(str(photo)):
        pixels, exif = river.upright(river.evening())
        pixels.save(photo, quality=84, optimize=True, exif=exif)
    if wanted(f"{DAY}/phong-su.mp4"):
        film.write(MEDIA / DAY / "phong-su.mp4")


if __name__ == "__main__":
    main(sys.argv[1:])
