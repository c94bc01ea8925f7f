"""The places of the template, and the colours of its theme before a report's own are set."""

from pathlib import Path

from report.slides.box import Box

TEMPLATE = Path(__file__).with_name("template.pptx")
FONT = "Arial"
COVER, STATEMENT, CONTENT = range(3)
KICKER = LEAD = 10

TITLE = Box(48, 26, 864, 72)
BODY = Box(48, 126, 864, 360)
LEADING = Box(48, 108, 864, 26)
COVER_TITLE, COVER_KIND, COVER_PERIOD = Box(72, 150, 816, 168), Box(72, 346, 816, 30), Box(72, 378, 816, 56)
FOOTER, NUMBER = Box(48, 507, 760, 20), Box(832, 507, 80, 20)
COLOURS = {
    "dk1": "1B2733", "lt1": "FFFFFF", "dk2": "55616D", "lt2": "E8EDF1", "accent1": "0B4F94", "accent2": "A63C06",
    "accent3": "55616D", "accent4": "3D7A5A", "accent5": "7A5195", "accent6": "9AA5AF", "hlink": "0B4F94",
    "folHlink": "55616D",
}  # fmt: skip
