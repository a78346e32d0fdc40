"""How many frames the graphics card has sent to the monitor: the kernel's own count of vertical blanks.

Asked on the file that SDL has open on the card, so that nothing is opened which could take the screen away from it. A
wait for no frame at all (`DRM_IOCTL_WAIT_VBLANK`, relative, 0) answers at once with the present number; a card
without such a count, and a pipe that drives nothing, answer with an error. Only a console has such a file.
"""

import fcntl
import os
import struct

#: Pipes of a card that are asked; a Raspberry Pi 4 has six, of which HDMI may have any.
PIPES = 8
#: `union drm_wait_vblank` (include/uapi/drm/drm.h): type, sequence, then seconds and microseconds of the answer.
_WAIT = struct.Struct("@IIll")
_RELATIVE, _PIPE_SHIFT = 1, 1
#: `DRM_IOWR(0x3a, union drm_wait_vblank)`.
_IOCTL_WAIT_VBLANK = 3 << 30 | _WAIT.size << 16 | ord("d") << 8 | 0x3A


def open_card(files: str = "/proc/self/fd") -> int | None:
    """The file of ours that is open on a graphics card; None where there is none."""
    try:
        for name in os.listdir(files):
            try:
                if os.readlink(f"{files}/{name}").startswith("/dev/dri/card"):
                    return int(name)
            except OSError:
                continue
    except OSError:
        return None
    return None


def counts(card: int) -> dict[int, int]:
    """The number of frames sent by each pipe that counts them."""
    found = {}
    for pipe in range(PIPES):
        try:
            answer = fcntl.ioctl(card, _IOCTL_WAIT_VBLANK, _WAIT.pack(_RELATIVE | pipe << _PIPE_SHIFT, 0, 0, 0))
        except OSError:
            continue
        found[pipe] = _WAIT.unpack(answer)[1]
    return found
