"""A file as it came: alone, in a folder, in a zip, or uploaded."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from ui.sheets.model import refusal

LARGEST = 2 * 1024**3  # bytes unpacked; the largest official file is a tenth of it
# What the data compress to: official tables 5 to 40 times, bombs a thousand times.
HIGHEST_RATIO = 200
SMALL = 16 * 1024**2  # bytes unpacked: harmless at any ratio
ENCRYPTED = 0x1
ZIP_START = b"PK\x03\x04"
WORKBOOK_PART = "[Content_Types].xml"


@dataclass(frozen=True)
class Source:
    """One file that can be read: on disk, uploaded, or a member of a zip.

    `within` names the folder or zip it came in, which may name a release: "db_30_1_text.zip".
    """

    name: str
    content: Path | BinaryIO
    member: str = ""
    within: str = ""

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """Give the bytes from their beginning; a member of a zip is unpacked as it is read."""
        with _stream(self.content) as stream:
            if not self.member:
                yield stream
                return
            with ZipFile(stream) as archive, archive.open(self.member) as unpacked:
                yield unpacked

    def start(self, size: int = 4096) -> bytes:
        """Return the first bytes."""
        with self.open() as stream:
            return stream.read(size)


def sources(given: Path | str | BinaryIO) -> list[Source]:
    """Return the files of a folder or a zip, or the one file given. Raises NotThisFile.

    Hidden files and those of folders in a folder are passed over. A workbook is one file,
    although it is a zip.
    """
    if not isinstance(given, Path | str):
        name = PurePosixPath(getattr(given, "name", "") or "The file").name
        return _members(Source(name, given))
    path = Path(given)
    if path.is_dir():
        within = path.resolve().name
        files = sorted(each for each in path.iterdir() if each.is_file() and not _hidden(each.name))
        if not files:
            raise refusal(path.name, "the folder holds no file.")
        return [Source(each.name, each, within=within) for each in files]
    if not path.exists():
        raise refusal(path.name, "No such file or folder.")
    return _members(Source(path.name, path, within=path.resolve().parent.name))


def safe_members(file: str, stream: BinaryIO) -> list[ZipInfo]:
    """Return what a zip holds. Raises NotThisFile when it is cut off, locked or a bomb."""
    try:
        with ZipFile(stream) as archive:
            members = archive.infolist()
    except (BadZipFile, ValueError, EOFError) as error:
        raise refusal(file, "the file is cut off or damaged.") from error
    for member in members:
        name = member.filename
        if member.flag_bits & ENCRYPTED:
            raise refusal(file, f"{name} is locked with a password.")
        if member.file_size > LARGEST:
            raise refusal(file, f"{name} unpacks to more than 2 GB.")
        if member.file_size > max(SMALL, HIGHEST_RATIO * member.compress_size):
            raise refusal(file, f"{name} unpacks to over {HIGHEST_RATIO} times its size.")
    return members


def _members(source: Source) -> list[Source]:
    """Return the files in a zip, or the source itself where it is none."""
    if source.start(len(ZIP_START)) != ZIP_START:
        return [source]
    with source.open() as stream:
        members = safe_members(source.name, stream)
    if any(member.filename == WORKBOOK_PART for member in members):
        return [source]
    paths = [(PurePosixPath(each.filename), each) for each in members if not each.is_dir()]
    found = [
        Source(path.name, source.content, each.filename, f"{source.name}/{path.parent}")
        for path, each in paths
        if not any(_hidden(part) for part in path.parts)
    ]
    if not found:
        raise refusal(source.name, "the zip holds no file.")
    return sorted(found, key=lambda each: each.member)


@contextmanager
def _stream(content: Path | BinaryIO) -> Iterator[BinaryIO]:
    if isinstance(content, Path):
        with content.open("rb") as stream:
            yield stream
    else:
        content.seek(0)
        yield content


def _hidden(name: str) -> bool:
    return name.startswith((".", "~$", "__MACOSX"))
