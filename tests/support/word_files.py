"""Word files for tests: packed by hand, as Word writes them or as nobody should."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KINDS = ("styles", "numbering", "footnotes", "endnotes", "comments", "settings")
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    "</w:style>"
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/><w:basedOn w:val="Heading1"/>'
    "</w:style>"
)
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:w16du="http://schemas.microsoft.com/office/word/2023/wordml/word16du" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def tracked(tag, words, author="Alba", at="2024-05-01T10:00:00Z", number=1):
    """A tracked change around *words* (markup)."""
    return f'<w:{tag} w:id="{number}" w:author="{author}" w:date="{at}">{words}</w:{tag}>'


def run(words, tag="t"):
    """A run of plain words."""
    return f'<w:r><w:{tag} xml:space="preserve">{words}</w:{tag}></w:r>'


def paragraph(*content, properties=""):
    """A paragraph of markup."""
    held = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{held}{''.join(content)}</w:p>"


def parts_of(body, relations="", **more):
    """The parts of a document with this *body*; *more* are the contents of other parts, by kind."""
    more = {"styles": STYLES, **more}
    beside = "".join(
        f'<Relationship Id="r{kind}" Type="{R}/{kind}" Target="{kind}.xml"/>'
        for kind in more
        if kind in _KINDS
    )
    types = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="{_MAIN}.{kind}+xml"/>'
        for kind in more
        if kind in _KINDS
    )
    made = {
        "[Content_Types].xml": f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>'
        f"{types}</Types>",
        "_rels/.rels": f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{R}/officeDocument" Target="word/document.xml"/>'
        "</Relationships>",
        "word/document.xml": f"{_XML}<w:document {SPACES}><w:body>{body}<w:sectPr/></w:body>"
        "</w:document>",
        "word/_rels/document.xml.rels": f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
        f"{beside}{relations}</Relationships>",
    }
    made |= {
        f"word/{kind}.xml": f"{_XML}<w:{kind} {SPACES}>{content}</w:{kind}>"
        for kind, content in more.items()
        if kind in _KINDS
    }
    return made


def packed(parts, method=zipfile.ZIP_DEFLATED):
    """The archive of some parts, text or bytes by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def word_file(body, relations="", **more):
    """A Word file with this body."""
    return packed(parts_of(body, relations, **more))
