"""The page to search, and what articles can be sifted by."""

from digest.site.layout.paper import Paper
from digest.site.pages import SearchPage
from digest.site.words import language_name
from digest.text.slugs import folded


def search_page(paper: Paper) -> SearchPage:
    """With the topics, languages and sources that some article has."""
    names = {article.origin.name for article in paper.articles if article.origin}
    return SearchPage(
        address="/search/",
        title=paper.words("search"),
        description=paper.words("about_search", site=paper.site.title),
        feeds=(paper.masthead.feed,),
        topics=tuple(paper.topics.items()),
        languages=tuple((code, language_name(code)) for code in paper.languages),
        sources=tuple(sorted(names - {""}, key=lambda name: (folded(name), name))),
    )
