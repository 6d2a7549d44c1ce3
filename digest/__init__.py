"""Digest: the press for curated news.

A build is one sentence: read the sources, make each an article, gather articles into stories and
stories into editions, lay out the pages, render them, publish what changed.
"""

__version__ = "0.1.0"
