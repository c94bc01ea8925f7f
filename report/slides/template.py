"""Makes `template.pptx`, the empty slides: `python -m report.slides.template` after a change here.

16:9, 960 × 540 points. The font is Arial, which offices have; where it is missing, Liberation Sans takes its place and
has the same widths. Colours of text, headings and charts are those of the theme: whoever changes the theme, changes
all slides.
"""

from report.slides.box import Box
from report.slides.packing import packed
from report.slides.places import (
    BODY,
    COLOURS,
    COVER_KIND,
    COVER_PERIOD,
    COVER_TITLE,
    FONT,
    FOOTER,
    KICKER,
    LEAD,
    LEADING,
    NUMBER,
    TEMPLATE,
    TITLE,
)

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OPEN = "http://schemas.openxmlformats.org"
_SPACES = (
    f'xmlns:a="{_OPEN}/drawingml/2006/main" xmlns:p="{_OPEN}/presentationml/2006/main" '
    f'xmlns:r="{_OPEN}/officeDocument/2006/relationships"'
)
_KINDS = f"{_OPEN}/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument"
_NO_GROUP = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
_MAP = (
    'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" '
    'accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"'
)


def _frame(box: Box) -> str:
    x, y, width, height = box.emu
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def _style(size: int, colour: str, bold: bool = False, align: str = "l") -> str:
    return (
        f'<a:lvl1pPr marL="0" indent="0" algn="{align}"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/><a:defRPr sz="{size}00" b="{int(bold)}">'
        f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr>'
    )


def _place(number: int, name: str, kind: str, box: Box, style: str, anchor: str = "t", field: bool = False) -> str:
    text = '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr/><a:t>‹#›</a:t></a:fld>'
    run = text if field else f"<a:r><a:rPr/><a:t>{name}</a:t></a:r>"
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr>{_frame(box)}"
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" '
        f'bIns="0" anchor="{anchor}"><a:normAutofit/></a:bodyPr><a:lstStyle>{style}</a:lstStyle><a:p>{run}</a:p>'
        "</p:txBody></p:sp>"
    )


def _rule(number: int, box: Box) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Rule"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>'
        f'{_frame(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent1"/>'
        "</a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


_RULED = _rule(20, Box(48, 101, 864, 1.5))
_HEADED = _place(2, "Title", 'type="title"', TITLE, _style(26, "tx1", bold=True), "b")
_FOOT = _place(4, "Footer", 'type="ftr" sz="quarter" idx="11"', FOOTER, _style(11, "tx2")) + _place(
    5, "Number", 'type="sldNum" sz="quarter" idx="12"', NUMBER, _style(11, "tx2", align="r"), field=True
)
_LAYOUTS = {
    "Cover": _rule(20, Box(0, 0, 14, 540))
    + _rule(21, Box(72, 330, 816, 1.5))
    + _place(2, "Title", 'type="ctrTitle"', COVER_TITLE, _style(44, "tx1", bold=True), "b")
    + _place(3, "Kind", f'type="body" idx="{KICKER}"', COVER_KIND, _style(20, "accent1", bold=True), "t")
    + _place(4, "Period", 'type="subTitle" idx="1"', COVER_PERIOD, _style(20, "tx2")),
    "Statement": _HEADED + _RULED + _place(3, "Text", 'type="body" idx="1"', BODY, _style(36, "tx1"), "ctr") + _FOOT,
    "Content": _HEADED + _RULED + _place(3, "Lead", f'type="body" idx="{LEAD}"', LEADING, _style(15, "tx2"), "ctr")
    + _FOOT,
}  # fmt: skip


def _layout(name: str, shapes: str) -> str:
    return (
        f'{_HEAD}<p:sldLayout {_SPACES} preserve="1" userDrawn="1"><p:cSld name="{name}"><p:spTree>{_NO_GROUP}{shapes}'
        "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def _master() -> str:
    ids = "".join(f'<p:sldLayoutId id="{2147483661 + n}" r:id="rId{n + 1}"/>' for n in range(len(_LAYOUTS)))
    body = _place(3, "Text", 'type="body" idx="1"', BODY, "")
    return (
        f'{_HEAD}<p:sldMaster {_SPACES}><p:cSld><p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>'
        f"<p:spTree>{_NO_GROUP}{_HEADED}{body}{_FOOT}</p:spTree></p:cSld><p:clrMap {_MAP}/>"
        f"<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst><p:txStyles><p:titleStyle>{_style(26, 'tx1', bold=True)}"
        f"</p:titleStyle><p:bodyStyle>{_style(20, 'tx1')}</p:bodyStyle><p:otherStyle/></p:txStyles></p:sldMaster>"
    )


def _theme() -> str:
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in COLOURS.items())
    font = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{_HEAD}<a:theme xmlns:a="{_OPEN}/drawingml/2006/main" name="Report"><a:themeElements>'
        f'<a:clrScheme name="Report">{colours}</a:clrScheme><a:fontScheme name="Report"><a:majorFont>{font}'
        f'</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme><a:fmtScheme name="Report">'
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )


def _presentation() -> str:
    width, height = Box(0, 0, 960, 540).emu[2:]
    return (
        f'{_HEAD}<p:presentation {_SPACES} saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="2147483660" '
        f'r:id="rId1"/></p:sldMasterIdLst><p:sldSz cx="{width}" cy="{height}"/><p:notesSz cx="6858000" cy="9144000"/>'
        "</p:presentation>"
    )


def _relations(*targets: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{n}" Type="{_KINDS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_OPEN}/package/2006/relationships">{rows}</Relationships>'


def _types() -> str:
    parts = [
        ("presentation.xml", "presentationml.presentation.main"),
        ("slideMasters/slideMaster1.xml", "presentationml.slideMaster"),
        ("theme/theme1.xml", "theme"),
        *((f"slideLayouts/slideLayout{n}.xml", "presentationml.slideLayout") for n in range(1, len(_LAYOUTS) + 1)),
    ]
    rows = "".join(f'<Override PartName="/ppt/{part}" ContentType="{_TYPES}.{kind}+xml"/>' for part, kind in parts)
    return (
        f'{_HEAD}<Types xmlns="{_OPEN}/package/2006/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/>{rows}</Types>'
    )


def template() -> bytes:
    """The empty slides: a theme, a master and three layouts."""
    layouts = [("slideLayout", f"../slideLayouts/slideLayout{n}.xml") for n in range(1, len(_LAYOUTS) + 1)]
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(("officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": _presentation(),
        "ppt/_rels/presentation.xml.rels": _relations(
            ("slideMaster", "slideMasters/slideMaster1.xml"), ("theme", "theme/theme1.xml")
        ),
        "ppt/slideMasters/slideMaster1.xml": _master(),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _relations(*layouts, ("theme", "../theme/theme1.xml")),
        "ppt/theme/theme1.xml": _theme(),
    }
    for n, (name, shapes) in enumerate(_LAYOUTS.items(), 1):
        parts[f"ppt/slideLayouts/slideLayout{n}.xml"] = _layout(name, shapes)
        parts[f"ppt/slideLayouts/_rels/slideLayout{n}.xml.rels"] = _relations(
            ("slideMaster", "../slideMasters/slideMaster1.xml")
        )
    return packed({name: text.encode() for name, text in parts.items()})


if __name__ == "__main__":
    TEMPLATE.write_bytes(template())
