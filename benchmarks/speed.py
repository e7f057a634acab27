"""What reading, comparing and looking for quotations cost, and whether cost grows with history."""

from benchmarks import speed_memory, speed_pages, speed_texts, speed_visits
from benchmarks.options import Options


def run(options: Options) -> str:
    """Measure, print, return the figure. All times are of the processor, so that neighbours count little."""
    parts = (speed_pages, speed_texts, speed_visits, speed_memory)
    return "speed: " + "; ".join(part.run(options) for part in parts)
