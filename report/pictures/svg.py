"""Shapes as SVG: the same numbers give the same text, always."""

INK = "#1b2733"
GREY = "#8a96a3"
SOFT = "#c3cbd4"
TRACK = "#e6eaee"
PAPER = "#ffffff"


def at(number: float) -> str:
    """A place in a picture, to a tenth, with no minus before a zero."""
    return f"{round(number, 1) + 0.0:.1f}"


def tint(colour: str, share: float) -> str:
    """A colour (#rrggbb) with white: `share` of it from 0 to 1."""
    parts = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * share):02x}" for part in parts)


def box(x: float, y: float, width: float, height: float, look: str) -> str:
    """A rectangle; `look` is the rest of its attributes."""
    return f'<rect x="{at(x)}" y="{at(y)}" width="{at(width)}" height="{at(height)}" {look}/>'


def circle(x: float, y: float, radius: float, look: str) -> str:
    """A circle; `look` is the rest of its attributes."""
    return f'<circle cx="{at(x)}" cy="{at(y)}" r="{at(radius)}" {look}/>'


def line(points: list[tuple[float, float]], colour: str, width: float, look: str = "") -> str:
    """Straight lines from point to point, `width` thick."""
    places = " ".join(f"{at(x)},{at(y)}" for x, y in points)
    return f'<polyline points="{places}" fill="none" stroke="{colour}" stroke-width="{at(width)}" {look}/>'


def cased(points: list[tuple[float, float]], colour: str, width: float) -> str:
    """A line between two white ones, to be seen on any ground."""
    return line(points, PAPER, width + 2.4) + line(points, colour, width)


def picture(width: int, height: int, *shapes: str) -> str:
    """The whole picture, which scales to any size."""
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(shapes)}</svg>'
