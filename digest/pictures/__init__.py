"""Pictures drawn and encoded: bytes and values in, bytes out; no disk but the fonts."""
