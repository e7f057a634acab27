"""Writes the PDF files of the demonstration: `python benchmarks/demo_papers.py citewatch/demo/pages`.

They are kept as files, for the demonstration has to run without reportlab. The joint statement is written twice, as if
two programs had exported it: other fonts, other margins, other line ends, other metadata, and the very same words.
"""

import os
import sys
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from reportlab.lib import pagesizes
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate


@dataclass(frozen=True, slots=True)
class Paper:
    """A document: its title, and its paragraphs parted by blank lines. All prose is invented."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Export:
    """What a program makes of a document; `margin` and `size` are points."""

    made_at: datetime
    producer: str
    font: str
    size: int
    margin: int
    page: tuple[float, float]


DECLARATION = Paper(
    "XII BRICS Summit Moscow Declaration",
    """
    Moscow, 17 November 2020

    1. We, the leaders of the five countries, met by video link under the theme of partnership for stability,
    shared security and growth. We thank the Russian Federation for its work in the chair.

    2. We regard the United Nations as the place where rules for the conduct of States in the use of
    information technology are negotiated, and we ask our experts to bring a common text there.

    3. We want children to be safe online. Our ministries compare the laws that protect them, and our police
    forces help each other where a crime has crossed a border.

    4. We note that the rules against crime in computer networks differ from country to country. We take part
    in the work of the committee that the General Assembly set up by its resolution 74/247.

    5. We look forward to the summit that India will host in 2021.
    """,
)
JOINT_STATEMENT = Paper(
    "BRICS Joint Statement on Strengthening and Reforming the Multilateral System",
    """
    1 June 2021

    The Ministers of Foreign Affairs met by video link with India in the chair. They agreed that the
    institutions built after the war have to change if they are to be heard by those who were not yet at the
    table then.

    The Ministers hold that rules for information technology will only be kept by those who had a say in
    writing them. They ask for seats for developing countries in all bodies that set standards for networks.

    They want international organisations to publish what they spend, to rotate their offices among the
    regions, and to use the six official languages on their websites as well.

    The Ministers will take stock in a year's time.
    """,
)
UNITED_NATIONS_AND_SCO = Paper(
    "Cooperation between the United Nations and the Shanghai Cooperation Organization",
    """
    United Nations A/RES/75/268

    Resolution adopted by the General Assembly on 25 March 2021

    The General Assembly, recalling its earlier resolutions on the matter, notes that the two organizations have
    worked together for more than ten years.

    It takes an interest in what the Shanghai Cooperation Organization proposes for the security of information
    technology, and it sees a need to go on talking about this in the places made for it.

    It asks the funds and programmes of the United Nations to plan joint work with the organization, and decides to
    come back to the matter at its seventy-seventh session.
    """,
)
UNITED_NATIONS_AND_OECD = Paper(
    "Cooperation between the United Nations and the Organisation for Economic Co-operation and Development",
    """
    United Nations A/RES/75/269

    Resolution adopted by the General Assembly on 25 March 2021

    The General Assembly, aware of the economic harm that the pandemic has done in every region, looks for partners
    who can measure it.

    It welcomes the figures on taxation, education and trade which the Organisation for Economic Co-operation and
    Development makes available to the United Nations free of charge.

    It invites the two secretariats to name points of contact for each of the goals of the Agenda 2030, and to report
    on their work in two years' time.
    """,
)
FIRST = Export(datetime(2021, 6, 1, tzinfo=UTC), "Office Writer 4", "Helvetica", 11, 72, pagesizes.A4)
EARLIER = replace(FIRST, made_at=datetime(2020, 11, 17, tzinfo=UTC))
RESOLUTION = replace(FIRST, made_at=datetime(2021, 3, 31, tzinfo=UTC), font="Times-Roman", page=pagesizes.LETTER)
SECOND = Export(datetime(2026, 3, 4, tzinfo=UTC), "Print Service 2026.2", "Times-Roman", 13, 110, pagesizes.LETTER)


def write(paper: Paper, export: Export, path: Path) -> None:
    """Write a paper as this program would; the same bytes every time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # reportlab takes the time of making from here (reproducible-builds.org/specs/source-date-epoch).
    os.environ["SOURCE_DATE_EPOCH"] = str(int(export.made_at.timestamp()))
    body = ParagraphStyle("body", fontName=export.font, fontSize=export.size, leading=export.size * 1.4, spaceAfter=9)
    head = ParagraphStyle("head", parent=body, fontSize=export.size * 1.5, leading=export.size * 2, spaceAfter=15)
    document = SimpleDocTemplate(
        str(path),
        pagesize=export.page,
        leftMargin=export.margin,
        rightMargin=export.margin,
        title=paper.title,
        producer=export.producer,
    )
    document.build([Paragraph(paper.title, head), *(Paragraph(text, body) for text in paper.text.split("\n\n"))])


def main() -> None:
    """Write all papers below the given folder."""
    pages = Path(sys.argv[1])
    write(DECLARATION, EARLIER, pages / "first/eng.brics-russia2020.ru/declaration.pdf")
    write(JOINT_STATEMENT, FIRST, pages / "first/brics2021.gov.in/joint-statement.pdf")
    write(UNITED_NATIONS_AND_SCO, RESOLUTION, pages / "first/documents.un.org/75-268.pdf")
    write(UNITED_NATIONS_AND_OECD, RESOLUTION, pages / "first/documents.un.org/75-269.pdf")
    write(JOINT_STATEMENT, SECOND, pages / "second/brics2021.gov.in/joint-statement.pdf")


if __name__ == "__main__":
    main()
