"""Feeds: RSS and Atom; many servers hand out HTML unless told what is wanted."""

ACCEPT = b"application/atom+xml,application/rss+xml,application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.5"
