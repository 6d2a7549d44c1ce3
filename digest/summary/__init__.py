"""Text to chosen sentences."""

from digest.summary.choose import summarise

__all__ = ["summarise"]
