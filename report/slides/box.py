"""Places on a slide, in points: 960 wide, 540 high."""

from dataclasses import dataclass

from pptx.util import Length, Pt


@dataclass(frozen=True)
class Box:
    """A rectangle, from the upper left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[Length, Length, Length, Length]:
        """Left, top, width and height in the unit of the file."""
        return Pt(self.left), Pt(self.top), Pt(self.width), Pt(self.height)

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + self.height

    def columns(self, count: int, gap: float) -> list["Box"]:
        """As many boxes beside each other, equally wide."""
        width = (self.width - gap * (count - 1)) / count
        return [Box(self.left + n * (width + gap), self.top, width, self.height) for n in range(count)]

    def below(self, used: float) -> "Box":
        """What is left below its first `used` points."""
        return Box(self.left, self.top + used, self.width, self.height - used)
