"""Word files as Word and people write them: no words are lost, every change has its author."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest

from foedus.drafting.amending import Deed, amended
from foedus.drafting.errors import UnusableText
from foedus.drafting.plain import read_plain
from foedus.drafting.structure import Kind, walk
from foedus.drafting.word.errors import UnusableWord
from foedus.drafting.word.frame import WordHead
from foedus.drafting.word.leftovers import notes_in
from foedus.drafting.word.proposals import as_proposals
from foedus.drafting.word.reading import read_word
from foedus.drafting.word.slots import slots
from foedus.drafting.word.structuring import text_of
from foedus.drafting.word.values import How, Place
from foedus.drafting.word.views import accepted, by, lines, rejected
from support.word_files import paragraph, run, tracked, word_file

AT = datetime(2024, 5, 1, 10, tzinfo=UTC)


def read(*body, **more):
    return read_word(word_file("".join(body), **more))


def one_piece(*content):
    [piece] = read(paragraph(*content)).paragraphs[0].pieces
    return piece


def words(seen):
    return [line.words for line in seen]


# --- words


def test_words_in_every_wrapper_are_read():
    text = paragraph(
        run("a"),
        f'<w:hyperlink w:anchor="x">{run("b")}</w:hyperlink>',
        f"<w:smartTag>{run('c')}<w:smartTag>{run('d')}</w:smartTag></w:smartTag>",
        "<w:sdt><w:sdtPr><w:alias w:val='no'/></w:sdtPr>"
        f"<w:sdtContent>{run('e')}</w:sdtContent></w:sdt>",
        f"<w:customXml>{run('f')}</w:customXml>",
        f'<w:fldSimple w:instr="PAGE">{run("g")}</w:fldSimple>',
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>',
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("h")}',
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        "<m:oMath><m:r><m:t>i</m:t></m:r></m:oMath>",
        f"<w:dir w:val='ltr'>{run('j')}</w:dir>",
        "<w:r><w:ruby><w:rt><w:r><w:t>no</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>k</w:t></w:r></w:rubyBase></w:ruby></w:r>",
        f"<w:unheardOf>{run('l')}</w:unheardOf>",
    )
    assert words(accepted(read(text))) == ["abcdefghijkl"]


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ("<w:tab/>", "\t"),
        ("<w:br/>", "\n"),
        ("<w:cr/>", "\n"),
        ('<w:br w:type="page"/>', " "),
        ("<w:noBreakHyphen/>", "\u2011"),
        ("<w:softHyphen/>", ""),
        ('<w:sym w:font="Symbol" w:char="2013"/>', "–"),
        ('<w:sym w:font="Wingdings" w:char="F0FC"/>', "\ufffd"),
        ('<w:sym w:font="x" w:char="D800"/>', "\ufffd"),
        ('<w:sym w:font="x" w:char="nonsense"/>', "\ufffd"),
    ],
)
def test_signs_that_are_no_letters_are_read(markup, said):
    assert one_piece(f"<w:r><w:t>a</w:t>{markup}<w:t>b</w:t></w:r>").words == f"a{said}b"


def test_alternatives_are_read_once():
    box = f"<w:txbxContent>{paragraph(run('in the box'))}</w:txbxContent>"
    text = paragraph(
        run("outside"),
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
        f"<wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"<v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
    )
    found = read(text).paragraphs
    assert [(one.place, words_of(one)) for one in found if one.pieces] == [
        (Place.BODY, "outside"),
        (Place.BOX, "in the box"),
    ]


def words_of(one):
    return "".join(piece.words for piece in one.pieces)


def test_tables_within_tables_and_notes_are_read():
    inner = f"<w:tbl><w:tr><w:tc>{paragraph(run('inner'))}</w:tc></w:tr></w:tbl>"
    cells = f"<w:tc>{paragraph(run('cell'))}</w:tc><w:tc>{inner}{paragraph()}</w:tc>"
    table = f"<w:tbl><w:tblPr/><w:tr>{cells}</w:tr></w:tbl>"
    noted = paragraph(run("text"), '<w:r><w:footnoteReference w:id="2"/></w:r>')
    notes = (
        f'<w:footnote w:type="separator" w:id="0">{paragraph(run("no"))}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph(run("note"))}</w:footnote>'
    )
    word = read(table, noted, footnotes=notes)
    found = [(one.place, words_of(one)) for one in word.paragraphs if one.pieces]
    assert found == [
        (Place.TABLE, "cell"),
        (Place.TABLE, "inner"),
        (Place.BODY, "text"),
        (Place.NOTE, "note"),
    ]
    assert ["note" in one.en for one in notes_in(word)] == [True]


def test_styles_and_levels_are_inherited():
    text = paragraph(run("a"), properties='<w:pStyle w:val="Sub"/>')
    own = paragraph(run("b"), properties='<w:pStyle w:val="Sub"/><w:outlineLvl w:val="9"/>')
    first, second = read(text, own).paragraphs
    assert [(one.style, one.outline) for one in (first, second)] == [("Sub", 1), ("Sub", 0)]


def numbering(form, text="%1.", start=1, more=""):
    return (
        f'<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="{start}"/>'
        f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>{more}</w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
    )


def item(words_, level=0):
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr>'
    return paragraph(run(words_), properties=numbered)


@pytest.mark.parametrize(
    ("form", "text", "start", "labels"),
    [
        ("decimal", "Статья %1", 1, ["Статья 1", "Статья 2"]),
        ("decimal", "%1.", 9, ["9.", "10."]),
        ("lowerLetter", "(%1)", 26, ["(z)", "(aa)"]),
        ("russianLower", "%1)", 6, ["е)", "ж)"]),
        ("russianUpper", "%1)", 28, ["Я)", "АА)"]),
        ("upperRoman", "%1", 4, ["IV", "V"]),
        ("lowerRoman", "%1", 1998, ["mcmxcviii", "mcmxcix"]),
        ("bullet", "\uf0b7", 1, ["–", "–"]),
        ("none", "%1", 1, ["", ""]),
    ],
)
def test_automatic_numbers_are_printed_as_word_prints_them(form, text, start, labels):
    word = read(item("a"), item("b"), numbering=numbering(form, text, start))
    assert [one.label for one in word.paragraphs if one.pieces] == labels


def test_lower_levels_begin_anew():
    below = (
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1.%2"/></w:lvl>'
    )
    levels = (0, 1, 1, 0, 1)
    word = read(*(item("a", level) for level in levels), numbering=numbering("decimal", more=below))
    found = [one.label for one in word.paragraphs if one.pieces]
    assert found == ["1.", "1.1", "1.2", "2.", "2.1"]


# --- changes


@pytest.mark.parametrize(
    ("tag", "text", "how", "before", "after"),
    [
        ("ins", "t", How.INSERTED, "ac", "abc"),
        ("del", "delText", How.DELETED, "abc", "ac"),
        ("moveTo", "t", How.MOVED_HERE, "ac", "abc"),
        ("moveFrom", "t", How.MOVED_AWAY, "abc", "ac"),
    ],
)
def test_each_tracked_change_has_its_author_and_moment(tag, text, how, before, after):
    word = read(paragraph(run("a"), tracked(tag, run("b", text)), run("c")))
    [change] = word.changes
    assert (change.how, change.author, change.at) == (how, "Alba", AT)
    assert (words(rejected(word)), words(accepted(word))) == ([before], [after])


def test_what_one_put_in_and_another_took_out_is_both():
    inner = tracked("del", run("b", "delText"), author="Borea")
    word = read(paragraph(run("a"), tracked("ins", inner), run("c")))
    assert word.authors == ("Alba", "Borea")
    seen = {who: words(lines(word, by(who))) for who in word.authors}
    assert seen == {"Alba": ["abc"], "Borea": ["ac"]}
    assert (words(rejected(word)), words(accepted(word))) == (["ac"], ["ac"])


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ('w:date="2024-05-01T10:00:00Z"', AT),
        ('w:date="2024-05-01T10:00:00"', AT),
        ('w:date="2024-05-01T15:00:00+05:00"', AT),
        ('w:date="2024-05-01T13:00:00Z" w16du:dateUtc="2024-05-01T10:00:00Z"', AT),
        ('w:date="yesterday"', None),
        ('w:date="9999-99-99T00:00:00Z"', None),
        ('w:date="0001-01-01T00:00:00+10:00"', None),
        ("", None),
    ],
)
def test_the_moment_is_read_as_it_is_written(said, at):
    word = read(paragraph(f'<w:ins w:id="1" w:author="Alba" {said}>{run("a")}</w:ins>'))
    assert word.changes[0].at == at


def marked(tag):
    return f"<w:rPr>{tracked(tag, '')}</w:rPr>"


def test_a_paragraph_whose_end_was_put_in_was_one_with_the_next():
    word = read(paragraph(run("a"), properties=marked("ins")), paragraph(run("b")))
    assert (words(rejected(word)), words(accepted(word))) == (["ab"], ["a", "b"])


def test_a_paragraph_whose_end_was_taken_out_flows_into_the_next():
    word = read(paragraph(run("a"), properties=marked("del")), paragraph(run("b")))
    assert (words(rejected(word)), words(accepted(word))) == (["a", "b"], ["ab"])


def test_a_row_that_was_put_in_is_gone_when_rejected():
    row = f"<w:tr><w:trPr>{tracked('ins', '')}</w:trPr><w:tc>{paragraph(run('b'))}</w:tc></w:tr>"
    word = read(paragraph(run("a")), f"<w:tbl>{row}</w:tbl>", paragraph(run("c")))
    assert (words(rejected(word)), words(accepted(word))) == (["a", "c"], ["a", "b", "c"])


def test_changes_of_looks_lose_no_words_and_are_counted():
    looks = f"<w:rPr><w:b/>{tracked('rPrChange', '<w:rPr/>')}</w:rPr>"
    word = read(paragraph(f"<w:r>{looks}<w:t>a</w:t></w:r>", run("b")))
    assert (words(accepted(word)), word.reformatted, word.changes) == (["ab"], 1, ())


def test_comments_may_span_paragraphs_stand_at_a_point_and_answer():
    def comment(number, said, para):
        told = f'<w:p w14:paraId="{para}">{run(said)}</w:p>'
        return (
            f'<w:comment w:id="{number}" w:author="Dacia" w:date="2024-05-01T10:00:00Z">{told}'
            "</w:comment>"
        )

    body = (
        paragraph('<w:commentRangeStart w:id="0"/>', run("a"))
        + paragraph(run("b"), '<w:commentRangeEnd w:id="0"/>', run("c"))
        + paragraph(run("d"), '<w:r><w:commentReference w:id="1"/></w:r>', run("e"))
    )
    word = read(body, comments=comment(0, "Why?", "AA") + comment(1, "Here", "BB"))
    spots = [(p.words, sorted(p.comments)) for one in word.paragraphs for p in one.pieces]
    assert spots == [("a", ["0"]), ("b", ["0"]), ("c", []), ("d", ["1"]), ("e", [])]
    assert [(one.number, one.author, one.at, one.words) for one in word.comments] == [
        ("0", "Dacia", AT, "Why?"),
        ("1", "Dacia", AT, "Here"),
    ]


# --- a file that a person has edited, beside the text that it came from

TEXT = read_plain(
    """On the Lake
Article 1
1. Parties keep the lake clean.
2. Parties share its fish.
Article 2
It enters into force after 30 days.""",
    "en",
)
WID = {one.number: one.wid for one in walk(TEXT)}


def named(slot, number=1):
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="{slot.anchor.name}"/>'
        f'<w:bookmarkEnd w:id="{number}"/>'
    )


SLOTS = {f"{slot.number}{slot.between}{slot.words}": slot for slot in slots(TEXT)}


def plain(begins, *, anchored=True):
    """The paragraph of the text that begins so, as it was sent out."""
    [(said, slot)] = [pair for pair in SLOTS.items() if pair[0].startswith(begins)]
    said = said.replace("\t", "</w:t><w:tab/><w:t xml:space='preserve'>")
    return paragraph(named(slot) if anchored else "", run(said))


TITLE = paragraph(run("On the Lake"))
ALL = ("Article 1", "1.", "2.", "Article 2", "It enters")


def file_with(changed=None, *, anchored=True):
    """The file as it was sent out, with some paragraphs replaced."""
    changed = changed or {}
    body = [changed.get(one, plain(one, anchored=anchored)) for one in ALL]
    return read(TITLE, *body)


def asked(word):
    return [(p.author, p.amendment) for p in as_proposals(word, TEXT, {}).amendments]


def test_a_file_that_nobody_changed_asks_for_nothing_with_or_without_bookmarks():
    for anchored in (True, False):
        found = as_proposals(file_with(anchored=anchored), TEXT, {})
        assert (found.amendments, found.leftovers) == ((), ())


def test_words_changed_without_tracking_are_found():
    changed = paragraph(
        named(SLOTS["2.\tParties share its fish."]), run("2. Parties share its water.")
    )
    [(author, told)] = asked(file_with({"2.": changed}))
    assert (author, told.element, told.deed) == ("", WID["2."], Deed.REPLACE_WORDS)
    assert (told.passage, told.words) == ("fish", "water")


def test_a_provision_removed_or_added_without_tracking_is_found():
    [(author, told)] = asked(file_with({"2.": ""}))
    assert (author, told.element, told.deed) == ("", WID["2."], Deed.DELETE)
    [(author, told)] = asked(file_with({"2.": plain("2.") + paragraph(run("3. Others may join."))}))
    assert (author, told.element, told.deed) == ("", WID["2."], Deed.INSERT_AFTER)
    assert (told.number, told.words, told.kind) == ("3.", "Others may join.", Kind.PARAGRAPH)


def enter(words_):
    """A new paragraph behind one, as Word tracks it: the end of the first is new."""
    slot = SLOTS["2.\tParties share its fish."]
    first = paragraph(named(slot), run("2. Parties share its fish."), properties=marked("ins"))
    return first + paragraph(tracked("ins", run(words_)))


@pytest.mark.parametrize(
    ("typed", "element", "number", "kind"),
    [
        ("3. Others may join.", "2.", "3.", Kind.PARAGRAPH),
        ("Article 1 bis. Others may join.", "Article 1", "Article 1 bis", Kind.ARTICLE),
    ],
)
def test_a_provision_typed_behind_another_is_an_insertion(typed, element, number, kind):
    [(author, told)] = asked(file_with({"2.": enter(typed)}))
    assert (author, told.element, told.deed) == ("Alba", WID[element], Deed.INSERT_AFTER)
    assert (told.number, told.kind) == (number, kind)
    assert "Others may join" in told.words + told.heading


def test_a_line_typed_behind_a_provision_is_more_of_its_words():
    [(_, told)] = asked(file_with({"2.": enter("And its shores.")}))
    [changed] = [one for one in walk(amended(TEXT, (told,))) if one.wid == WID["2."]]
    assert changed.words == "Parties share its fish.\nAnd its shores."


def test_a_point_typed_below_a_paragraph_is_more_of_its_words():
    [(_, told)] = asked(file_with({"2.": enter("(a) trout;")}))
    [changed] = [one for one in walk(amended(TEXT, (told,))) if one.wid == WID["2."]]
    assert changed.words == "Parties share its fish.\n(a) trout;"


def test_what_is_edited_over_many_minutes_in_one_paragraph_stays_whole():
    slot = SLOTS["2.\tParties share its fish."]
    typed = [
        tracked("ins", run(part), at=f"2024-05-01T10:0{minute}:00Z")
        for minute, part in enumerate((" and", " its", " water"))
    ]
    changed = paragraph(named(slot), run("2. Parties share its fish"), *typed, run("."))
    found = as_proposals(file_with({"2.": changed}), TEXT, {}).amendments
    [one] = found
    assert one.at == AT + timedelta(minutes=2)
    [now] = [e for e in walk(amended(TEXT, (one.amendment,))) if e.wid == WID["2."]]
    assert now.words == "Parties share its fish and its water."


def test_a_moved_paragraph_is_taken_out_and_put_in_with_its_words():
    slot = SLOTS["1.\tParties keep the lake clean."]
    words_ = "1. Parties keep the lake clean."
    away = paragraph(named(slot), tracked("moveFrom", run(words_)), properties=marked("moveFrom"))
    here = paragraph(tracked("moveTo", run(words_)), properties=marked("moveTo"))
    told = [told for _, told in asked(file_with({"1.": away, "2.": plain("2.") + here}))]
    assert [one.deed for one in told] == [Deed.DELETE, Deed.INSERT_AFTER]
    now = amended(TEXT, tuple(told))
    assert [one.words for one in walk(now) if one.kind is Kind.PARAGRAPH] == [
        "Parties share its fish.",
        "Parties keep the lake clean.",
    ]


def test_what_no_amendment_can_say_is_told_in_both_languages():
    slot = SLOTS["2.\tParties share its fish."]
    renumbered = paragraph(
        named(slot),
        tracked("del", run("2", "delText")),
        tracked("ins", run("5")),
        run(". Parties share its fish."),
    )
    inner = tracked("del", run("big ", "delText"), author="Borea")
    against = paragraph(
        named(SLOTS["1.\tParties keep the lake clean."]),
        run("1. Parties keep the "),
        tracked("ins", inner),
        run("lake clean."),
    )
    found = as_proposals(file_with({"1.": against, "2.": renumbered}), TEXT, {})
    told = " ".join(one.en for one in found.leftovers)
    assert "the number of 2. was changed to “5.”" in told
    assert "Borea changes words that Alba puts in: “big”" in told
    assert all(one.ru for one in found.leftovers)
    assert [(p.author, p.amendment.words) for p in found.amendments] == [("Alba", "the big lake")]


@pytest.mark.parametrize(("count", "is_read"), [(200, True), (201, False)])
def test_changes_of_hundreds_of_authors_are_refused(count, is_read):
    many = [tracked("ins", run("x"), author=f"A{n}") for n in range(count)]
    word = read(TITLE, plain("1."), paragraph(*many))
    if is_read:
        assert len(as_proposals(word, TEXT, {}).amendments) >= count
    else:
        with pytest.raises(UnusableWord, match="201"):
            as_proposals(word, TEXT, {})


def test_a_paragraph_of_many_thousand_runs_is_read():
    said = [sha256(str(n).encode()).hexdigest()[:12] for n in range(30_000)]
    word = read(paragraph(*(run(one) for one in said)))
    assert [piece.words for piece in word.paragraphs[0].pieces] == ["".join(said)]


def test_a_changed_title_is_told():
    body = [plain(one) for one in ALL]
    word = read(paragraph(run("On the "), tracked("ins", run("Great ")), run("Lake")), *body)
    found = as_proposals(word, TEXT, {})
    assert found.amendments == ()
    assert "On the Great Lake" in found.leftovers[0].en


# --- a file of which nothing is known


def test_a_first_text_has_the_numbers_that_word_prints():
    numbers = numbering("decimal", "Статья %1")
    body = (
        paragraph(run("О мире")),
        item("Стороны сотрудничают."),
        item("Споры решаются переговорами."),
    )
    text = text_of(read(*body, numbering=numbers), "ru")
    assert text.title == "О мире"
    assert [(one.kind, one.number, one.words) for one in walk(text)] == [
        (Kind.ARTICLE, "Статья 1", "Стороны сотрудничают."),
        (Kind.ARTICLE, "Статья 2", "Споры решаются переговорами."),
    ]


def test_a_file_without_words_gives_no_text():
    with pytest.raises(UnusableText):
        text_of(read(paragraph()), "en")


def test_the_head_of_what_is_written_says_title_version_and_day():
    import io

    import docx

    from foedus.drafting.word.writing import write_word

    head = WordHead(title="On the Lake", version="Version 3", day="2 May 2024", at=AT)
    made = docx.Document(io.BytesIO(write_word(TEXT, head)))
    section = made.sections[0]
    assert section.header.paragraphs[0].text == "On the Lake\tVersion 3, 2 May 2024"
    assert "PAGE" in section.footer._element.xml
    assert [p.style.name for p in made.paragraphs if p.text == "Article 1"] == ["Heading 4"]
    assert 'w:val="en-GB"' in made.styles.element.xml
    assert (made.core_properties.title, made.core_properties.language) == ("On the Lake", "en-GB")
