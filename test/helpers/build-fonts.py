#!/usr/bin/env python3
"""Makes the fonts of resources/fonts from Debian's fonts-noto-cjk (SIL OFL 1.1).

The results are committed; this is run again only when the upstream fonts change:

    apt-get install fonts-noto-cjk python3-fonttools python3-brotli
    /usr/bin/python3 test/helpers/build-fonts.py [SOURCE_DIR] [TARGET_DIR]

It takes about a minute per face. What it does and why:

* Takes the Simplified Chinese face out of each collection and keeps every character it maps except the
  Hangul syllables and conjoining jamo: all of GBK, the 8,105 characters of the general table, CJK Extension A
  and the few thousand of B to G that the face has, so that rare characters in names print.
* Gives each font a name of our own. Typst also finds the fonts of the system, and a form must look the same on
  every machine; a name that no system has cannot be taken from there. The licence asks for a new name as well.
* Drops hints, vertical metrics and all layout features but kerning: forms are horizontal and printed.
* Draws U+2610 and U+2611 (empty and ticked box), which the face lacks and every approval form needs, and which
  U+25A1 would not match in size. They take the place of two Hangul syllables, which are dropped anyway.
"""

import sys
from multiprocessing import Pool
from pathlib import Path

from fontTools import subset
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTCollection, TTFont

SC_FACE = 2
DROPPED = [(0x1100, 0x11FF), (0xA960, 0xA97F), (0xAC00, 0xD7FF)]

# (collection, family of ours, style, file, flavour)
FACES = [
    ('NotoSerifCJK-Regular.ttc', 'Ledger Serif SC', 'Regular', 'ledger-serif-sc-regular.otf', None),
    ('NotoSerifCJK-Bold.ttc', 'Ledger Serif SC', 'Bold', 'ledger-serif-sc-bold.otf', None),
    ('NotoSansCJK-Regular.ttc', 'Ledger Sans SC', 'Regular', 'ledger-sans-sc-regular.otf', None),
    ('NotoSansCJK-Regular.ttc', 'Ledger Sans SC', 'Regular', 'ledger-sans-sc.woff2', 'woff2'),
    ('NotoSansCJK-Bold.ttc', 'Ledger Sans SC', 'Bold', 'ledger-sans-sc-bold.woff2', 'woff2'),
]


def rectangle(pen, left, bottom, right, top, clockwise):
    corners = [(left, bottom), (left, top), (right, top), (right, bottom)]
    polygon(pen, corners if clockwise else corners[::-1])


def polygon(pen, corners):
    pen.moveTo(corners[0])
    for corner in corners[1:]:
        pen.lineTo(corner)
    pen.closePath()


def draw_box(pen):
    rectangle(pen, 110, -10, 890, 770, clockwise=False)
    rectangle(pen, 160, 40, 840, 720, clockwise=True)


def draw_ticked_box(pen):
    draw_box(pen)
    polygon(pen, [(255, 400), (440, 175), (760, 585), (700, 632), (437, 295), (313, 447)])


def replace_glyph(font, cmap, donor, code_point, draw):
    name = cmap[donor]
    char_strings = font['CFF '].cff.topDictIndex[0].CharStrings
    old = char_strings[name]
    width = 1000
    font['hmtx'][name] = (width, 110)
    pen = T2CharStringPen(width - old.private.nominalWidthX, None)
    draw(pen)
    char_strings[name] = pen.getCharString(private=old.private, globalSubrs=old.globalSubrs)
    for table in font['cmap'].tables:
        if table.format in (4, 12):
            table.cmap[code_point] = name


def rename(font, family, style):
    full = family if style == 'Regular' else f'{family} {style}'
    post_script = f'{family.replace(" ", "")}-{style}'
    table = font['name']
    kept = {record.nameID: table.getDebugName(record.nameID) for record in table.names}
    table.names = []
    version = kept[5].split(';')[0]
    names = {0: kept[0], 1: family, 2: style, 3: f'{version};{post_script}', 4: full, 5: version, 6: post_script}
    names.update({name_id: kept[name_id] for name_id in (8, 9, 11, 13, 14) if name_id in kept})
    for name_id, text in names.items():
        table.setName(text, name_id, 3, 1, 0x409)
    cff = font['CFF '].cff
    cff.fontNames = [post_script]
    top = cff.topDictIndex[0]
    top.FullName, top.FamilyName, top.Weight = full, family, style
    for key in ('Notice', 'Copyright'):
        if not hasattr(top, key):
            continue
        setattr(top, key, kept[0].replace('\u00a9', '(c)'))


def build(job):
    source, target, (collection, family, style, file, flavour) = job
    font = TTFont(Path(source) / collection, fontNumber=SC_FACE, lazy=False)
    cmap = font.getBestCmap()
    if 0x2610 not in cmap:
        replace_glyph(font, cmap, 0xAC00, 0x2610, draw_box)
    if 0x2611 not in cmap:
        replace_glyph(font, cmap, 0xAC01, 0x2611, draw_ticked_box)
    wanted = {code for code in font.getBestCmap() if not any(low <= code <= high for low, high in DROPPED)}

    options = subset.Options()
    options.hinting = False
    options.desubroutinize = flavour == 'woff2'
    options.layout_features = ['kern']
    options.drop_tables += ['vhea', 'vmtx', 'VORG', 'BASE', 'GDEF', 'DSIG']
    options.notdef_outline = True
    options.name_IDs = ['*']
    options.name_languages = ['*']
    options.flavor = flavour
    # The time of the build would make every build differ.
    font.recalcTimestamp = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    rename(font, family, style)
    out = Path(target) / file
    subset.save_font(font, str(out), options)
    return f'{file}: {out.stat().st_size:,} bytes, {len(font.getBestCmap()):,} characters'


def main():
    source = sys.argv[1] if len(sys.argv) > 1 else '/usr/share/fonts/opentype/noto'
    target = sys.argv[2] if len(sys.argv) > 2 else 'resources/fonts'
    assert TTCollection(Path(source) / FACES[0][0], lazy=True).fonts[SC_FACE]['name'].getDebugName(1).endswith('SC')
    with Pool(2) as pool:
        for line in pool.imap(build, [(source, target, face) for face in FACES]):
            print(line, flush=True)


main()
