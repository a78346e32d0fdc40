"""What a pull tells while it runs."""

from typing import Protocol


class Progress(Protocol):
    """Is told of files as they come."""

    def begins(self, files: int, size_bytes: int) -> None:
        """So much is to come."""

    def came(self, size_bytes: int) -> None:
        """Some more of it is there."""

    def has(self, name: str, size_bytes: int) -> None:
        """A file is whole."""


class Silent:
    """Tells nobody."""

    def begins(self, files: int, size_bytes: int) -> None:
        """Nothing."""

    def came(self, size_bytes: int) -> None:
        """Nothing."""

    def has(self, name: str, size_bytes: int) -> None:
        """Nothing."""
