"""A sample entry in the form of the real ones, in words of our own."""

import pytest

SAMPLE = """\
Q3/2022 - Usbekische SCO-Präsidentschaft

Gipfeltreffen der SCO in Samarkand, 15. und 16. September 2022

Am 15. und 16. September 2022 trafen sich die Staatschefs der „Shanghai Cooperation Organisation“ (SCO) in Samarkand. \
Zum Abschluss hieß es: "The states will not let the network become a field of confrontation." Digitale Themen kamen \
am Rande vor[1].

  • Die Erklärung von Samarkand nennt den Schutz der Netze „ein gemeinsames Anliegen aller beteiligten Staaten und \
ihrer Bürger“[2].
  • Verwiesen wurde auf die „Global Initiative on Data Security“ (GIDS). Neue Beschlüsse gab es nicht [3].

Treffen der Digitalminister, 9. August 2022

Die Minister berieten am 9. August 2022 über Handel im Netz[4]
Mehr zum Thema
Q3/2022SCO
  1. [1] Leaders meet in Samarkand, 16. September 2022, in: http://eng.sectsco.org/news/20220916/914622.html
  2. [2] Samarkand Declaration, Samarkand, 16. September 2022: „The member states regard the protection of networks as \
a common concern … and will act together.“ In: https://example.org/declaration.pdf (in Russisch)
  3. [3] “Data security explained”, 2. September 2022, “A short guide to the initiative for all readers.”, in: \
https://example.org/guide (abgerufen am 3. Oktober 2022)
  4. [4] Ministers meet online, 9. August 2022, in: hhttp://example.org/news/20220809/5.html Text des Protokolls (in \
Russisch) in: https://example.org/protocol
"""


@pytest.fixture(scope="session")
def sample() -> str:
    return SAMPLE
