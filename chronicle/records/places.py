"""Cities that a footnote names between title and date ("…, Moskau, 11. November 2020")."""

import re

# Seats of the organisations and presidencies that the chronicle follows, in German and as their own sites write them.
_LISTED = """
    Addis Abeba · Almaty · Ankara · Aschgabat · Astana · Baku · Beijing · Berlin · Bischkek · Bishkek · Bonn ·
    Brasilia · Brasília · Brussels · Brüssel · Budapest · Canberra · Chengdu · Chongqing · Delhi · Den Haag ·
    Doha · Dubai · Dublin · Durban · Duschanbe · Dushanbe · Geneva · Genf · Goa · Hamburg · Helsinki · Istanbul
    · Jakarta · Jekaterinburg · Johannesburg · Kairo · Kapstadt · Kasan · Kathmandu · Katowice · Kazan · Kiew ·
    Kuala Lumpur · Kyiv · Lissabon · London · Madrid · Mexiko-Stadt · Minsk · Montreal · Moscow · Moskau ·
    München · Nairobi · Neu-Delhi · New Delhi · New York · Nur-Sultan · Oslo · Ottawa · Paris · Peking · Prag ·
    Pretoria · Qingdao · Riad · Rio de Janeiro · Rom · Rome · Samarkand · Schanghai · Seoul · Shanghai ·
    Singapore · Singapur · Sotschi · St. Petersburg · Stockholm · Straßburg · Tallinn · Taschkent · Tashkent ·
    Teheran · Tokio · Tokyo · Tunis · Ufa · Vienna · Warschau · Washington · Washington D.C. · Wien · Wuzhen ·
    Xi'an · Xiamen · Zürich
"""
_CITIES = frozenset(" ".join(city.split()) for city in _LISTED.split("·"))
_LAST_PART = re.compile(r",\s*(?P<place>[^,„“”\"]{2,20}?)\s*$")


def split_off(title: str) -> tuple[str, str]:
    """Return the title without the city at its end, and the city; "" where it ends with none."""
    last = _LAST_PART.search(title, max(0, len(title) - 30))
    if last and " ".join(last["place"].split()) in _CITIES:
        return title[: last.start()], " ".join(last["place"].split())
    return title, ""
