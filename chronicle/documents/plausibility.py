"""How much a reading of bytes looks like one of the languages that people write.

Each candidate encoding reads a sample; letters that are common in their language count for it, what no writer produces
(control characters, Latin and Cyrillic inside one word, capitals in the middle of words) against it. A letter of
another alphabet that stands alone proves nothing: it is a quotation mark, a dash or a sign of a Latin text, which
windows-1252 has, the encoding that browsers fall back on as well.
"""

import collections
import functools
import re

# Single-byte and multi-byte encodings of the languages that we watch, and their neighbours.
# The first one wins a tie.
_CANDIDATES = (
    "cp1252",
    "cp1251",
    "koi8-r",
    "gb18030",
    "big5hkscs",
    "cp1250",
    "iso8859-2",
    "cp1253",
    "cp866",
    "iso8859-5",
    "cp1254",
    "cp932",
    "euc_jp",
    "cp949",
)
# A declaration is right in most cases: it wins unless the bytes speak clearly against it.
_DECLARED_BONUS = 0.35
# The language that a document names for itself is often that of its template: it only settles what is nearly even.
_LANGUAGE_BONUS = 0.1
_LANGUAGE = re.compile(rb"<html\b[^>]{0,300}?\blang\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z]{2,3})\b", re.IGNORECASE)
_LANGUAGE_WINDOW = 8192
_WESTERN = ("cp1252",)
_CENTRAL = ("cp1250", "iso8859-2")
_CYRILLIC = ("cp1251", "koi8-r", "cp866", "iso8859-5")
_CODECS_OF = {
    **dict.fromkeys(("en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "nb", "fi", "is"), _WESTERN),
    **dict.fromkeys(("pl", "cs", "sk", "hu", "hr", "sl", "ro"), _CENTRAL),
    **dict.fromkeys(("ru", "uk", "be", "bg", "kk", "ky", "mk", "sr", "tg"), _CYRILLIC),
    "el": ("cp1253",),
    "tr": ("cp1254",),
    "zh": ("gb18030", "big5hkscs"),
    "ja": ("cp932", "euc_jp"),
    "ko": ("cp949",),
}
# Enough for stable letter counts; a longer sample changes no decision and costs time.
_SAMPLE_BYTES = 12_000
_TAGS = re.compile(rb"[<>\r\n]+")
_HIGH = re.compile(rb"[\x80-\xff]")
# Greek and Cyrillic letters in a row, with the plain letters that touch them.
_RUN = re.compile(r"([A-Za-z]?)([\u0370-\u052f]+)(?=([A-Za-z]?))")
# The dozen letters that make up four fifths of a text; the rest of the alphabet is in every reading's reach.
_FREQUENT = frozenset("оеаинтсрвлкмдОЕАИНТСРВЛКМДαοιετσνηυρπκόίάήέΑΟΙΕΤΣΝΗΥΡΠΚ")
_COMMON_CYRILLIC = frozenset("оеаинтсрвлкмдпуяызбгчйхжюшцщэфьОЕАИНТСРВЛКМДПУЯЗБГЧХЖШЮЭФіїєґ")
_COMMON_LATIN = frozenset(
    "äöüÄÖÜßéèêëàâçñáíîïóôúùûãõåøæœÉÀÂÇÑÁÍÎÓÔÚÛÅØÆŒ„“”‘’‚–—…«»§°±©®™·•†‡¡¿ªº€£¹²³½\u00a0\u00ad"
    "ąćęłńóśźżĄĆĘŁŃÓŚŹŻčřšžýěůğşıİ"
)
# Signs that stand beside words; between two letters they are letters read wrongly.
_SIGN_IN_WORD = re.compile(r"(?<=[^\W\d_])[¡¿¹²³¼½¾±¶«»¬¦¢£¤†‡](?=[^\W\d_])")
_COMMON_GREEK = frozenset("αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ")
# The most frequent characters of modern Chinese (both scripts): they make up half of any running text.
_COMMON_HAN = frozenset(
    "的一是不了在人有我他这上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多然于心学么之都好"
    "看起发当没成只如事把还用第样道想作种开美总从无情己面最女但现前些所同日手又行意动方期它头经长儿回位分爱老因很给名法间斯知"
    "世什两次使身者被高已亲其进此话常与活正感见明问力理尔点文几定本公特做外孩相西果走将月十实向声车全信重三机工物气每并别真打"
    "太新比才便夫再书部水像眼等体却加电主界门利海受听表德少克代员许先口由死安写性马光白或住难望教命花结乐色更拉东神记处让母父"
    "應關於與國際網絡組織議員會說這個來時為們發後從還對學問題實現經濟報導華業務電話長開見無現點體員區機關資訊聯合總統"
    "议系统组织合作安全网络信息经济发展政府中国人民北京社会主义和平问题关系领导主席总理外交部发言"
)
_COMMON_KANA = frozenset("のにはをたがでてとしれさいるもなかっすあり")
_COMMON_HANGUL = frozenset("이다의는에을가한고하로지사기도를리대자정인부시해일국과아주어보나전라성장관원들")
# GB 2312 and Big5 keep the frequent characters in a first level of their own: below these lead bytes.
_FIRST_LEVEL = (("gb2312", 0xD8), ("big5", 0xC7))
_PUNCTUATION_WIDE = frozenset("，。、；：？！“”（）《》「」『』·…—　")


def best_codec(body: bytes, *, declared: list[str]) -> str:
    """Return the codec whose reading of `body` is the most plausible; `declared` ones have an advantage."""
    sample = _sample(body)
    fitting = _codecs_of_language(body)
    best, best_score = "cp1252", float("-inf")
    for codec in dict.fromkeys([*declared, *_CANDIDATES]):
        score = _score(sample.decode(codec, errors="replace"))
        score += _DECLARED_BONUS * (codec in declared) + _LANGUAGE_BONUS * (codec in fitting)
        if score > best_score:
            best, best_score = codec, score
    return best


def _codecs_of_language(body: bytes) -> tuple[str, ...]:
    """Return the codecs that people used for the language that a document names for itself."""
    found = _LANGUAGE.search(body[:_LANGUAGE_WINDOW])
    return _CODECS_OF.get(found.group(1).decode("ascii").lower(), ()) if found else ()


def _sample(body: bytes) -> bytes:
    """Return the pieces between tags that hold anything beyond ASCII; cutting there never splits a character."""
    pieces: list[bytes] = []
    size = 0
    for piece in _TAGS.split(body[:2_000_000]):
        if _HIGH.search(piece):
            pieces.append(piece[:2000])
            size += len(pieces[-1])
            if size > _SAMPLE_BYTES:
                break
    return b"\n".join(pieces)


def _score(text: str) -> float:
    """Return the mean plausibility of the characters beyond ASCII, from about -3 to 1."""
    total = sum(_run_score(*match.groups()) for match in _RUN.finditer(text))
    total -= 2 * sum(1 for _ in _SIGN_IN_WORD.finditer(text))
    count = 0
    # Pairs repeat many times over: each is judged once.
    for (before, char), times in collections.Counter(zip(" " + text, text, strict=False)).items():
        if char > "\x7f":
            count += times
            total += 0.0 if "\u0370" <= char <= "\u052f" else times * _char_score(char, before)
    return total / count if count else 0.0


def _char_score(char: str, before: str) -> float:
    if char == "\ufffd" or char < "\xa0" or "\ue000" <= char <= "\uf8ff":
        return -3.0
    if char in _COMMON_HAN or char in _PUNCTUATION_WIDE:
        return 1.0
    if "\u4e00" <= char <= "\u9fff":
        return 0.4 if _is_first_level(char) else 0.15
    if "\uac00" <= char <= "\ud7a3":
        return 0.9 if char in _COMMON_HANGUL else 0.3
    if char in _COMMON_KANA:
        return 0.7
    if char in _COMMON_LATIN:
        # Umlauts stand between plain letters; a run of them is another alphabet read wrongly.
        return -0.6 if before in _COMMON_LATIN and before.isalpha() and char.isalpha() else 0.9
    return -1.0


@functools.lru_cache(maxsize=16_384)
def _is_first_level(char: str) -> bool:
    for codec, end in _FIRST_LEVEL:
        try:
            if char.encode(codec)[0] < end:
                return True
        except UnicodeEncodeError:
            continue
    return False


def _run_score(before: str, run: str, after: str) -> float:
    """Return the plausibility of Greek or Cyrillic letters in a row, summed; plain letters touch it or are empty."""
    mixed = bool(before) + bool(after)
    if len(run) == 1:
        return -1.5 if mixed else -0.5
    letters = sum(_letter_score(*pair) for pair in zip(" " + run, run, strict=False))
    # A Greek sigma of this form ends its word.
    return letters - 2.5 * mixed - run[:-1].count("ς")


def _letter_score(before: str, char: str) -> float:
    if before.islower() and char.isupper():
        return -1.0
    if char not in _COMMON_CYRILLIC and char not in _COMMON_GREEK:
        return -0.5
    usual = 0.95 if char in _FREQUENT else 0.6
    # Whole lines in capitals are headlines; of two readings that differ in case alone, the small letters are right.
    return usual - 0.15 if char.isupper() and before.isupper() else usual
