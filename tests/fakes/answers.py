"""Bodies that a server may send in place of a page, or of the page it announces; all prose is invented."""

import io

from reportlab.pdfgen.canvas import Canvas

from fakes import papers

HTML = (("Content-Type", "text/html; charset=utf-8"),)
PROSE = (
    "Participants agree that the network is governed by all who use it, and that no one may shut others out of it.",
    "They will meet again next year in another city, and report on what was done since, member by member.",
    "Until then the working groups go on, and publish what they find in all the languages of the members.",
)
RUSSIAN = "Участники согласились с тем, что сетью управляют все, кто ею пользуется"
CHINESE = "与会者一致认为网络由所有使用者共同治理"
PAPER = papers.pdf("Declaration", *PROSE)


def _scan() -> bytes:
    """Return a PDF of one drawn page: ink, no letters."""
    file = io.BytesIO()
    canvas = Canvas(file, invariant=1)
    canvas.rect(90, 600, 300, 100, fill=1)
    canvas.save()
    return file.getvalue()


SCANNED = _scan()


def russian(encoding: str) -> bytes:
    """Return a Russian page in this encoding."""
    rest = "В следующем году они встретятся снова в другом городе и расскажут, что сделано с тех пор каждым из них."
    return _page("ru", "Заявление", f"{RUSSIAN}.", rest, encoding=encoding)


def chinese(encoding: str) -> bytes:
    """Return a Chinese page in this encoding; it has a sign that gb2312 lacks."""
    rest = "各方将于明年在另一座城市再次会晤,镕基同志将逐一通报各成员此后所做的工作,工作组将继续以各成员语言公布成果。"
    return _page("zh", "声明", f"{CHINESE}。", rest, encoding=encoding)


def _page(language: str, title: str, *sentences: str, encoding: str) -> bytes:
    body = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    head = f"<html lang='{language}'><head><title>{title}</title></head>"
    return f"{head}<body><main><h1>{title}</h1>{body}</main></body></html>".encode(encoding)
