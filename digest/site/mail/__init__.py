"""The mail edition: a day's edition as HTML, as its plain-text twin, and as an item of a feed."""
