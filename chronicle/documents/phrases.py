"""Set phrases of pages that are not content, in the languages of the sources.

Fingerprints of bot defences are the operators' own and hold whatever the status of the answer.
"""

import re

# Seen in stored answers of the cited sites and of the defences they use.
_CHALLENGE = re.compile(
    r"bobcmn|/TSPD/|TSPD_101|Incapsula incident ID|_Incapsula_Resource|cf-browser-verification"
    r"|/cdn-cgi/challenge-platform/"
    r"|cf_chl_|awsWafCookieDomainList|AwsWafIntegration|Performing security verification|Exception: forbidden"
    r"|Checking your browser before|DDoS protection by|geo\.captcha-delivery\.com|px-captcha|/_sec/verify|ddos-guard"
    r"|Access Denied[\s\S]{0,400}Reference\s?#|verify(?:ing)? (?:that )?you are (?:a )?human|Pardon Our Interruption"
    r"|(?:g-recaptcha|h-captcha)[\s\S]{0,2000}(?:unusual traffic|robot)",
    re.IGNORECASE,
)
# What a visitor reads there; a comment form asks for a code as well, but it does not stand alone.
_PROOF = re.compile(
    r"the requested url was rejected\. please consult|dass sie (?:ein mensch|kein roboter) sind"
    r"|(?:подтвердите|докажите),? что (?:вы не робот|запросы отправляли вы)|(?:访问|请求)(?:过于|太)频繁"
    r"|请(?:输入|完成)(?:以下)?(?:验证码|安全验证|滑动验证|人机验证)",
    re.IGNORECASE,
)
_PROOF_LENGTH = 400
_CHALLENGE_TITLE = re.compile(
    r"^(?:just a moment|attention required|access denied|security check|human verification|ddos-guard|robot check"
    r"|are you a robot|доступ (?:ограничен|запрещ[её]н)|安全验证|人机验证|访问验证"
    r"|request rejected|nur einen moment)\b",
    re.IGNORECASE,
)
_COOKIE_STUB = re.compile(r"document\.cookie\s{0,9}=")
_STUB = 1000
_ERROR_TITLE = re.compile(
    r"^\W{0,5}(?:(?:http )?(?:error|fehler|erreur|ошибка|错误|erro)\W{0,4})?(?:404|410|500|502|503|504|403)\b"
    r"|\b404\b.{0,30}(?:not found|error|nicht gefunden|не найден)"
    r"|^.{0,40}(?:page|document|file|site|article|content|resource|item|url)(?: you (?:are|were) looking for)?"
    r"(?: (?:requested|you requested))? (?:was |is |has been |could |can |cannot |can't )?(?:be )?(?:not )?"
    r"(?:found|not found|unavailable|no longer available|moved|removed|deleted|expired)\W{0,3}.{0,30}$"
    r"|^\W{0,3}not found\b|^.{0,12}(?:oops|uh[- ]oh|whoops)\b"
    r"|^.{0,30}seite (?:wurde |konnte )?(?:leider )?nicht (?:gefunden|vorhanden|verfügbar)"
    r"|^.{0,30}(?:страница|документ|материал)\w{0,2} (?:не найден|не существует|удал[её]н|недоступ)"
    r"|^.{0,20}(?:页面|網頁|网页|頁面|文章|内容).{0,8}(?:不存在|找不到|未找到|已删除|已刪除|无法访问|沒有找到"
    r"|没有找到)"
    r"|^.{0,20}(?:找不到|未找到|无法找到).{0,8}(?:页面|網頁|网页|頁面|文件)"
    r"|^.{0,30}page (?:introuvable|non trouvée|inexistante)|^.{0,30}página (?:não|nao) encontrada"
    r"|^.{0,30}página no encontrada"
    r"|^(?:internal server error|bad gateway|service (?:temporarily )?unavailable|forbidden|server error"
    r"|(?:site|under|scheduled) maintenance|wartungsarbeiten|технические работы|系统维护)\b",
    re.IGNORECASE,
)
_ERROR_TEXT = re.compile(
    r"(?:page|document|file|article|content|resource|item)s? (?:you (?:are|were) (?:looking for|trying to \w+)"
    r"|(?:you )?requested)?.{0,40}"
    r"(?:not found|(?:could|can)(?: ?not|'t|n't) be (?:found|displayed|located)|does(?: not|n't) exist"
    r"|no longer (?:exists|available)"
    r"|(?:has|have|was|were) (?:been )?(?:removed|deleted)|is(?: not|n't) available)"
    r"|(?:we )?(?:could ?n['’o]t|can ?not|can['’]t) find (?:the|that|this) (?:page|document|file|url)"
    r"|\b404\b.{0,20}not found"
    r"|not found on this server|seite (?:wurde |konnte |ist )?(?:leider )?(?:nicht|existiert nicht"
    r"|gibt es nicht).{0,20}(?:gefunden|mehr|vorhanden)"
    r"|(?:страниц|документ|материал|файл)\w{0,3}.{0,40}(?:не найден|не существует|удал[её]н|недоступ)"
    r"|(?:页面|網頁|网页|頁面|文章).{0,20}(?:不存在"
    r"|找不到|已删除|已刪除|未找到)"
    r"|page.{0,30}(?:introuvable|n'existe (?:pas|plus))|página.{0,40}(?:não (?:foi )?encontrada|não existe|no existe)"
    r"|(?:internal server error|bad gateway|service (?:is )?(?:temporarily )?unavailable"
    r"|an error (?:has )?occurred|something went wrong)",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"(?:before you continue|bevor sie fortfahren|прежде чем продолжить|继续之前|avant de continuer"
    r"|antes de continuar)"
    r"|(?:we value your privacy|wir schätzen ihre privatsphäre|nous respectons votre vie privée)",
    re.IGNORECASE,
)
_CONSENT_WORDS = re.compile(
    r"cookies?|consent|einwilligung|zustimm\w+|tracking|согласие|куки|同意|consentement", re.IGNORECASE
)
_CONSENT_BUTTON = re.compile(
    r"accept all|alle akzeptieren|accept (?:and|&) continue|agree and|zustimmen und|принять все|全部接受"
    r"|接受所有|tout accepter|reject all"
    r"|alle ablehnen|manage (?:options|preferences)",
    re.IGNORECASE,
)
_CONSENT_LENGTH = 1500
_CONSENT_SHARE = 150
_SCRIPT = re.compile(
    r"(?:enable|turn on|activate|requires?|need|without) (?:your )?(?:browser'?s? )?java ?script"
    r"|java ?script (?:is |must be |needs? to be )"
    r"(?:disabled|enabled|required|not enabled|not available)"
    r"|javascript (?:aktivieren|ist deaktiviert|in ihrem browser)"
    r"|(?:aktivieren|benötigt|erfordert)(?: sie)?(?: bitte)? java ?script|(?:включите|включить|отключ[её]н) javascript"
    r"|(?:поддержк\w{1,2}|требуется|необходим) javascript|(?:请先?|请您)?(?:启用|开启|打开|不支持)\s?javascript"
    r"|activer javascript|(?:habilite|ative) (?:o )?javascript",
    re.IGNORECASE,
)
_LOADING = re.compile(
    r"^\W{0,5}(?:loading|please wait|wird geladen|bitte warten|загрузка|加载中|正在加载|chargement"
    r"|carregando)\W{0,5}.{0,40}$",
    re.IGNORECASE,
)


def is_challenge(source: str, title: str) -> bool:
    """Say whether a short page is a bot defence asking for proof."""
    if _CHALLENGE.search(source) or _CHALLENGE_TITLE.search(title):
        return True
    return len(source) < _STUB and "<script" in source.lower() and bool(_COOKIE_STUB.search(source))


def asks_for_proof(text: str) -> bool:
    """Say whether nothing but a demand for proof is shown: that a person asks, or that the request was refused."""
    return len(text) <= _PROOF_LENGTH and bool(_PROOF.search(text))


def is_error_title(title: str) -> bool:
    """Say whether a title or heading announces an error page."""
    return len(title) < 150 and bool(_ERROR_TITLE.search(title))  # noqa: PLR2004 - longer ones are sentences of prose


def says_error(text: str) -> bool:
    """Say whether a tiny text says that the page is not there."""
    return bool(_ERROR_TEXT.search(text))


def is_consent(title: str, body: str) -> bool:
    """Say whether nothing but a request for consent is shown."""
    text = f"{title}\n{body}"
    if len(text) > _CONSENT_LENGTH:
        return False
    words = len(_CONSENT_WORDS.findall(text))
    asks = bool(_CONSENT.search(text)) or bool(_CONSENT_BUTTON.search(text))
    return asks and words * _CONSENT_SHARE >= len(text) / 2 and words > 1


def wants_script(text: str) -> bool:
    """Say whether a page asks for JavaScript or is still loading."""
    return bool(_SCRIPT.search(text)) or bool(_LOADING.match(text.strip()[:100]))
