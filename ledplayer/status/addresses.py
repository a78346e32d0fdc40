"""The machine's addresses in its networks, as a technician would type them."""

import fcntl
import socket
import struct

#: netdevice(7): the IPv4 address of an interface; `struct ifreq` is the name in 16 bytes and a `sockaddr_in`.
_SIOCGIFADDR = 0x8915
_IFREQ = struct.Struct("16s24x")
_ADDRESS = slice(20, 24)
MOST = 4


def addresses() -> tuple[str, ...]:
    """IPv4 addresses of all interfaces but the loopback, by the interfaces' order; empty without a network."""
    found: list[str] = []
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
            for _, name in socket.if_nameindex():
                address = _address(any_socket, name)
                if address and not address.startswith("127."):
                    found.append(address)
    except OSError:
        return ()
    return tuple(found[:MOST])


def _address(any_socket: socket.socket, name: str) -> str:
    try:
        answer = fcntl.ioctl(any_socket, _SIOCGIFADDR, _IFREQ.pack(name.encode()))
    except OSError:
        return ""
    return socket.inet_ntoa(answer[_ADDRESS])
