"""Articles to stories and editions."""
