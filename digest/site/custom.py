"""A style sheet of the site's own colours and fonts."""

from digest.settings import Site


def custom_css(site: Site) -> bytes:
    """The site's own colours and fonts as custom properties of the theme's style sheet; its serif
    is that of guests, headlines in another script, too.
    """
    fonts = [*site.fonts, *(("guest", value) for name, value in site.fonts if name == "serif")]
    rules = [f"--{name}: {value};" for name, value in (*site.colours, *fonts)]
    return (":root {\n" + "".join(f"  {rule}\n" for rule in rules) + "}\n").encode()
