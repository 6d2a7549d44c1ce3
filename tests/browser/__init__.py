"""Promises that only a real browser can check, each with an example."""
