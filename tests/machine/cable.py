"""A network cable between two machines that have no other network."""

import subprocess

from tests.machine.tree import Machine


def cable(ends: dict[str, Machine]) -> None:
    """Put a cable between two machines, until one is switched off.

    Args:
        ends: Address with its mask → whose it is.
    """
    one, other = ends.values()
    command = ["ip", "link", "add", "eth0", "netns", str(one._first), "type", "veth", "peer", "name", "eth0"]
    subprocess.run([*command, "netns", str(other._first)], check=True)
    for address, machine in ends.items():
        done = machine.run(f"ip address add {address} dev eth0 && ip link set eth0 up")
        assert done.returncode == 0, done.stderr
