"""Text to chosen sentences."""
