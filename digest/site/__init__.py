"""Values to pages and files: addresses, layout, themes, feeds, sitemaps."""
