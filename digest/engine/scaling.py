"""Files of the project to the stage: pictures without metadata, and in several sizes."""

from collections.abc import Iterator
from pathlib import Path

from digest.engine.drawing import Stage
from digest.engine.read import MovedError, locate
from digest.engine.remembering import Remembering
from digest.engine.workers import Workers
from digest.errors import DigestError, Notice
from digest.model import Asset
from digest.pictures.strip import without_metadata
from digest.site.pages import Image
from digest.site.release import Release
from digest.value import fingerprint, mark_of

Made = tuple[list[bytes], str]  # the files of a picture, or what is wrong with it
_CURE = "save it anew, as JPEG or PNG"


def copy(release: Release, memo: Remembering, stage: Stage, root: Path) -> None:
    """Have all that is copied on the stage; raises MovedError."""
    for path, source in release.copies:
        asset = release.assets[source]
        mark = mark_of((memo.drawing, "copy", asset.fingerprint))
        if stage.stands(path, mark):
            stage.keep(path, mark)
        else:
            stage.write(path, mark, without_metadata(_read(asset, root)))


def scale(release: Release, memo: Remembering, workers: Workers, stage: Stage, root: Path) -> None:
    """Have the other sizes of pictures on the stage; each content is scaled once, wherever it is
    shown. Raises MovedError, and DigestError with all pictures that are broken.
    """
    missing: dict[str, tuple[Asset, list[Image]]] = {}
    for image, source in release.scaled:
        asset = release.assets[source]
        marked = [(address[1:], _mark(memo, asset, n)) for n, address in enumerate(image.variants)]
        if all(stage.stands(path, mark) for path, mark in marked):
            for path, mark in marked:
                stage.keep(path, mark)
        elif found := _found([mark for _, mark in marked], stage):
            for (path, mark), data in zip(marked, found, strict=True):
                stage.write(path, mark, data)
        else:
            missing.setdefault(asset.fingerprint, (asset, []))[1].append(image)
    wanted = [asset for asset, _ in missing.values()]
    tasks = ((_read(asset, root), asset.kind, asset.width, asset.height) for asset in wanted)
    done = workers.map(scale_one, tasks) if len(wanted) > 1 else map(scale_one, tasks)
    faults = []
    for (asset, images), (files, wrong) in zip(missing.values(), done, strict=True):
        if wrong:
            faults.append(Notice(asset.path, 0, f"this picture {wrong}", _CURE))
        for path, number in _places(images):
            if not wrong:
                stage.write(path, _mark(memo, asset, number), files[number])
    if faults:
        raise DigestError(faults)


def _found(marks: list[str], stage: Stage) -> list[bytes]:
    """The files of a picture that stand elsewhere, where its article had another address or another
    one shows it; empty where one of them is not to be had.
    """
    found = []
    for mark in marks:
        data = stage.held(mark)
        if data is None:
            return []
        found.append(data)
    return found


def _places(images: list[Image]) -> Iterator[tuple[str, int]]:
    """The path of each file of some pictures of one content, and its number."""
    for image in images:
        yield from ((address[1:], number) for number, address in enumerate(image.variants))


def _mark(memo: Remembering, asset: Asset, number: int) -> str:
    """What a file is made of: the picture, this program, and which size and format it is."""
    return mark_of((memo.drawing, "scaled", asset.fingerprint, number))


def _read(asset: Asset, root: Path) -> bytes:
    """A file's bytes; raises MovedError where they are no longer those that were looked at."""
    data = locate(root, asset.path).read_bytes()
    if fingerprint(data) != asset.fingerprint:
        raise MovedError(asset.path)
    return data


def scale_one(task: tuple[bytes, str, int, int]) -> Made:
    """A function of workers."""
    from digest.pictures.scale import BrokenPictureError, scaled

    try:
        return scaled(*task), ""
    except BrokenPictureError as error:
        return [], str(error)
