"""How quick builds are, beside Hugo's of the same articles: ``python -m benchmarks.builds``."""
