"""Trouble: something outside the course stands in the way, said in one plain sentence."""

from __future__ import annotations

NETWORK_SIGNS = (
    "dns error",
    "failed to fetch",
    "failed to lookup address",
    "error sending request",
    "connection refused",
    "connection reset",
    "network is unreachable",
    "name resolution",
    "newconnectionerror",
    "getaddrinfo failed",
    "max retries exceeded",
    "timed out",
    "proxyerror",
    "tunnel error",
    "certificate verify failed",
    "invalid peer certificate",
)
FULL_DISK_SIGNS = ("no space left", "not enough space on the disk", "disk quota exceeded")
DENIED_SIGNS = ("permission denied", "read-only file system", "access is denied")
HASH_SIGNS = ("hash mismatch", "do not match the hashes")


class Trouble(Exception):
    """Set-up cannot go on; the text says why and what to do."""


def no_network() -> Trouble:
    return Trouble(
        "The packages could not be fetched: connect to the internet (or ask your IT team for the "
        "proxy settings) and run the same command again."
    )


def full_disk() -> Trouble:
    return Trouble("The disk is full: free about 2 GB and run the same command again.")


def read_only(folder: object) -> Trouble:
    return Trouble(
        f"The folder {folder} cannot be written to: copy the course to a folder of your own and "
        "run the same command there."
    )


def from_installer(output: str, log: object) -> Trouble:
    """Say what an installer's complaint means.

    Parameters
    ----------
    output : str
        Everything the installer said.
    log : path
        The file in which the reader finds the same text.

    Examples
    --------
    >>> print(from_installer("OSError: [Errno 28] No space left on device", "set-up.log"))
    The disk is full: free about 2 GB and run the same command again.
    """
    said = output.lower()
    if any(sign in said for sign in FULL_DISK_SIGNS):
        return full_disk()
    if any(sign in said for sign in HASH_SIGNS):
        return Trouble(
            "A fetched package is not the one in requirements.lock, so nothing was installed: "
            f"try again, and if it stays so send the file {log} to the course team."
        )
    if any(sign in said for sign in NETWORK_SIGNS):
        return no_network()
    if any(sign in said for sign in DENIED_SIGNS):
        return Trouble(
            f"A file could not be written (see the end of {log}): close other programs that use "
            "the course's folder and run the same command again."
        )
    return Trouble(
        f"Setting up stopped: the reason is at the end of the file {log}; "
        "'python3 qi doctor' shows what this machine lacks."
    )
