"""Bytes to articles: front matter, markup to safe HTML, dates, language, summary."""
