"""Frequent little words per language. Words that two languages share count for both, so a tie stays a tie."""

from collections.abc import Mapping

_WORDS = {
    "de": """
        der die das den dem des ein eine einer eines einem einen und oder aber nicht kein keine ist sind war
        waren wird werden wurde wurden hat haben hatte hätte sein seine seiner ihre ihrer ihren auf für von
        vom mit bei beim nach aus zu zum zur im in am an als auch dass sich es er sie wir wie über durch
        gegen unter zwischen vor um bis ohne nur noch mehr sowie diese dieser dieses diesem diesen man kann
        können soll sollen müssen müssten darf welche welcher wenn weil was alle allen aller sehr so
    """,
    "en": """
        the of and to in a an is are was were be been being has have had it its that this these those for on
        with as by at from or not but will would can could may should must shall which who whom whose their
        there they we our us you your he she his her him them what when where how than then also all any
        other such more most into about between through under over no nor so if i my do does did up out
    """,
    "fr": """
        le la les un une des du de et ou mais est sont était étaient être été avoir ont avait dans en sur
        sous pour par avec sans que qui quoi dont où ce cet cette ces il elle ils elles nous vous je on se
        sa son ses leur leurs ne pas plus aux au à même aussi comme entre tout tous toute toutes notamment
        ainsi depuis
    """,
    "pt": """
        o a os as um uma uns umas do da dos das de e ou mas é são foi foram ser sido ter tem têm está estão
        em no na nos nas por pelo pela pelos pelas para com sem que quem ao aos à às se sua seu suas seus
        não mais como entre também sobre este esta estes estas isso pode devem muito já até todos nossa
        nosso
    """,
    "es": """
        el la los las un una unos unas del de y o u pero es son fue fueron ser sido tener tiene tienen está
        están en por para con sin que quien al se su sus no más como entre también sobre este esta estos
        estas eso puede deben muy ya hasta todos todas nuestra nuestro lo le les ha han había sino
    """,
}

STOPWORDS: Mapping[str, frozenset[str]] = {language: frozenset(words.split()) for language, words in _WORDS.items()}
