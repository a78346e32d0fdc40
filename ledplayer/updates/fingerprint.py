"""A site's keys as eight words, to be read out and compared when a board is enrolled.

1. The words stand for the public keys by which trust begins, and how many of them must sign; a new online key leaves
   them as they are.
2. Key ids do not count: they are names that anybody may give to any key.
3. Words are Vietnamese syllables without accents, and no two sound alike in any part of the country (`tr` and `ch`,
   `s` and `x`, `d`, `gi`, `r` and `v`, `l` and `n`, `ng`, `nh` and `n` at an end).
"""

import hashlib
import json

#: 64 bits: nobody makes so many keys to hit upon one with the same words.
COUNT = 8
#: At most this much is a root: `trust` reads no more.
MOST_BYTES = 512_000

_SYLLABLES = """
ba ban bao bay ben beo bia bo boi bom bong bua bui bung ca cai cam canh cao cau cha chai chao chen cheo chi
chia chim chin cho choi chu chua co coi com con cua cum cung da dao dau em en ga gai gam gang gau ghe ghim
gieo gio go gom gui hai ham hao hem hen heo ho hoa hoai hoang hoi hom hong hung in kem ken keo kha khai khan
khao khau khe khen khi kho khoa khoai khoan khoe khoi khu khung kim kinh la lai lan lao lau len leo lim linh
lo loa loan loi long lu lua lung ma mai man mau me men meo mi mia minh mo mong mu mua mui nam nem nga ngan
ngao ngay nghe nghi nghia ngo ngoai ngoan ngon nha nhai nham nhanh nhau nheo nhi nhim nho nhom nhu nhung ong
pha phai phan phao phi phim phin phoi phong phu phun qua quan quay que quen quy ram ren ria rom rong ru rua
rung sa sam sao sau say sen si sim so soi song su sua sung ta tam tang tao tau tay tem ten teo tha tham
thanh thao thau thay the them then theo thi thim thinh tho thoa thoai thoang thoi thom thong thu thung ti
tia tim tinh to toa toan toi tom ton tram tranh trau tre trong trung tu tua tui tung vai vang ve vinh voi
vui xanh xe xem xinh xoa xoai xoan xom yen
"""
WORDS = tuple(_SYLLABLES.split())


def fingerprint(root: bytes) -> str:
    """The words for a `root.json`. It may still be forged: they are right only where TUF takes that root.

    Raises:
        ValueError: It is none.
    """
    try:
        signed = json.loads(root[: MOST_BYTES + 1])["signed"]
        if signed["_type"] != "root":
            raise ValueError("no root")
        role = signed["roles"]["root"]
        named = [signed["keys"][keyid] for keyid in role["keyids"]]
        keys = sorted({(str(key["keytype"]), str(key["scheme"]), str(key["keyval"]["public"])) for key in named})
        threshold = int(role["threshold"])
    except (KeyError, TypeError, AttributeError, RecursionError, UnicodeDecodeError) as error:
        raise ValueError("no root") from error
    if not keys:
        raise ValueError("no root")
    digest = hashlib.sha256(json.dumps([threshold, keys]).encode()).digest()
    return " ".join(WORDS[byte] for byte in digest[:COUNT])
