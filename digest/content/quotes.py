"""Typographic quotation marks by language: outer pair, inner pair."""

# From Unicode's CLDR (delimiters of each locale); French spaces are narrow no-break spaces.
_ENGLISH = ("“", "”", "‘", "’")
_GERMAN = ("„", "“", "‚", "‘")
_GUILLEMETS = ("«", "»", "“", "”")
_SWEDISH = ("”", "”", "’", "’")
_POLISH = ("„", "”", "«", "»")
_QUOTES: dict[str, tuple[str, str, str, str]] = {
    "de": _GERMAN, "cs": _GERMAN, "sk": _GERMAN, "sl": _GERMAN, "bg": _GERMAN, "lt": _GERMAN,
    "is": _GERMAN, "et": _GERMAN, "ka": _GERMAN,
    "fr": ("«\u202f", "\u202f»", "“", "”"),
    "es": _GUILLEMETS, "it": _GUILLEMETS, "pt": _ENGLISH, "ar": _GUILLEMETS, "fa": _GUILLEMETS,
    "el": _GUILLEMETS, "no": ("«", "»", "‘", "’"), "nb": ("«", "»", "‘", "’"),
    "ru": ("«", "»", "„", "“"), "uk": ("«", "»", "„", "“"), "be": ("«", "»", "„", "“"),
    "sv": _SWEDISH, "fi": _SWEDISH,
    "pl": _POLISH, "hu": ("„", "”", "»", "«"), "ro": ("„", "”", "«", "»"),
    "hr": ("„", "“", "‘", "’"), "sr": ("„", "“", "‘", "’"), "da": ("“", "”", "‘", "’"),
    "ja": ("「", "」", "『", "』"),
}  # fmt: skip


def quotes(lang: str) -> tuple[str, str, str, str]:
    """Opening and closing marks, then those inside a quotation."""
    return _QUOTES.get(lang.partition("-")[0].lower(), _ENGLISH)
