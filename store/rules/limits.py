"""How much of a document's past is handed to the rules; a visit costs the same however long that past is."""

# As `DocumentState` promises.
PAST_VISITS = 50
# Enough to notice that a page returns to an earlier wording.
EARLIER_READINGS = 20
# Items of a listing, those seen last. Longer listings than this are read page by page.
KNOWN_ITEMS = 5000
# Links of a page that are looked up when quoted words are missing from it.
LINKED_ADDRESSES = 200
# Bytes of a packed reading beyond which the words are not looked for in it: some two million characters of text.
LINKED_BYTES = 700_000
