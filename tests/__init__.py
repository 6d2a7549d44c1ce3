"""Promises, each with an example; whole texts in ``cases``, sensible values in ``factories``."""
