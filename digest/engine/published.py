"""What a build did to the site."""

from digest.value import Record


class Published(Record, frozen=True):
    """Paths; `foreign` are files not ours that were kept, `dropped` those that were not."""

    total: int
    written: tuple[str, ...]
    removed: tuple[str, ...]
    foreign: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        return bool(self.written or self.removed or self.dropped)
