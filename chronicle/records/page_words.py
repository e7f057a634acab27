"""The words of HTML that the walk over a page knows: elements and class names."""

_SKIPPED = """
    script style noscript template nav form aside button select textarea svg iframe object video
    audio head
"""
SKIPPED = frozenset(_SKIPPED.split())
"""Elements whose text is never the entry's."""

_BLOCKS = """
    p div li h1 h2 h3 h4 h5 h6 blockquote section article main header footer table tr td th ul ol dl
    dt dd figure figcaption pre address hr body html
"""
BLOCKS = frozenset(_BLOCKS.split())
"""Elements that begin a new block of text."""

_HEADINGS = """
    h1 h2 h3 h4 h5 h6
"""
HEADINGS = frozenset(_HEADINGS.split())
"""Elements that hold headings."""

_CHIP_CLASSES = """
    tag tags topic topics chip chips keyword keywords schlagworte badge badges labels
"""
CHIP_CLASSES = frozenset(_CHIP_CLASSES.split())
"""Class words of the tag chips."""

_FURNITURE_CLASSES = """
    meta byline author date share sharing social breadcrumb breadcrumbs nav navigation cookie
    comments sidebar related pagination
"""
FURNITURE_CLASSES = frozenset(_FURNITURE_CLASSES.split())
"""Class words of what the template prints around the text, as long as it is short."""

_NOTES_CLASSES = """
    footnotes footnote fussnoten endnotes references
"""
NOTES_CLASSES = frozenset(_NOTES_CLASSES.split())
"""Class or id words of the list of footnotes."""
