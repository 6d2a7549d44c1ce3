"""Search: an index of words for the browser, a part of it for each month."""
