"""The main text stays where it was when the parts of a page are nearly as good as each other."""

from chronicle import documents
from chronicle.documents import Reading

URL = "https://example.org/decisions/7"
SENTENCES = [
    f"In its {word} paragraph the decision says who keeps the register, and who may look into it without a fee."
    for word in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
]
NOTE = "The registrar keeps a list of all who asked, and publishes it in January with the answers given."


def page(paragraphs: list[str], *, note: str = NOTE, name: str = "y") -> bytes:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<html><head><title>Register</title></head><body><div class=x><div class=t>{text}</div>"
        f"<div class={name}><p>{note}</p></div></div></body></html>"
    ).encode()


def read(body: bytes, before: Reading | None = None) -> Reading:
    return documents.read(body, url=URL, media_type="text/html", before=before)


def lengths() -> tuple[int, int]:
    """Return how many paragraphs the longest text has beside which the note is main text, and the next longer one."""
    long = [*SENTENCES, *SENTENCES]
    most = max(n for n in range(4, len(long)) if NOTE in read(page(long[:n])).text)
    return most, most + 1


def test_without_a_memory_the_choice_flips_when_a_paragraph_is_added() -> None:
    short, longer = lengths()
    long = [*SENTENCES, *SENTENCES]

    assert NOTE in read(page(long[:short])).text
    assert NOTE not in read(page(long[:longer])).text


def test_with_the_reading_before_only_the_paragraph_is_new() -> None:
    short, longer = lengths()
    long = [*SENTENCES, *SENTENCES]
    before = read(page(long[:short]))

    after = read(page(long[:longer]), before)

    assert [block.text for block in after.blocks] == [*long[:longer], NOTE]


def test_what_was_not_main_text_does_not_become_so_when_a_paragraph_goes() -> None:
    short, longer = lengths()
    long = [*SENTENCES, *SENTENCES]
    before = read(page(long[:longer]))

    after = read(page(long[:short]), before)

    assert [block.text for block in after.blocks] == long[:short]


def test_a_name_that_was_not_believed_is_not_believed_when_the_text_grows() -> None:
    note = " ".join(SENTENCES[:4])
    before = read(page(SENTENCES[:4], note=note, name="related"))

    after = read(page(SENTENCES[:5], note=note, name="related"), before)

    assert note in before.text
    assert note in after.text
    assert note not in read(page(SENTENCES[:5], note=note, name="related")).text


def test_a_text_that_clearly_moved_is_read_where_it_is_now() -> None:
    before = read(page([NOTE], note=" ".join(SENTENCES[:6])))

    after = read(page(SENTENCES, note="Contact"), before)

    assert [block.text for block in after.blocks] == SENTENCES


def test_another_layout_is_read_as_if_for_the_first_time() -> None:
    before = read(b"<main><article id=old>" + page(SENTENCES) + b"</article></main>")
    body = b"<html><body><section><h1>Register</h1>" + page(SENTENCES[:5])[60:] + b"</section></body></html>"

    assert read(body, before) == read(body)


def test_the_same_page_read_with_its_own_reading_is_the_same() -> None:
    first = read(page(SENTENCES))

    assert read(page(SENTENCES), first) == first
