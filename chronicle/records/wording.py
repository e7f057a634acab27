"""Is a stretch between quotation marks somebody's words, or a name, a term, a phrase held at arm's length?

A name is made of capitalised words and little words („Global Initiative on Data Security“), and in German a term is
made of nouns and little words („Balance zwischen Sicherheit und Entwicklung“). Words taken from a source have content
words in small letters: verbs, adjectives. So a quotation is a sentence, or at least five words and thirty characters
of which two are content words in small letters. Shorter phrases are left alone: they stand in any text on the subject,
and finding them again proves nothing.
"""

import re

from chronicle.languages import stopwords

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LEAST_WORDS = 5
_LEAST_CHARACTERS = 30
_LEAST_CONTENT_WORDS = 2
_LEAST_SENTENCE_WORDS = 4
_LEAST_HAN = 12
_SENTENCE = re.compile(r"[.!?…][\"“”»']?$")
_LITTLE: frozenset[str] = frozenset().union(*stopwords.STOPWORDS.values())


def is_quotation(words: str) -> bool:
    """Say whether the text between two marks can be looked for in a source."""
    bare = " ".join(words.split())
    if len(_HAN.findall(bare)) >= _LEAST_HAN:
        return True
    tokens: list[str] = _WORD.findall(bare)
    content = sum(token[0].islower() and token.casefold() not in _LITTLE for token in tokens)
    if _SENTENCE.search(bare) and len(tokens) >= _LEAST_SENTENCE_WORDS:
        return content > 0
    return len(tokens) >= _LEAST_WORDS and len(bare) >= _LEAST_CHARACTERS and content >= _LEAST_CONTENT_WORDS
