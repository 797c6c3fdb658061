#!/usr/bin/env python3
"""Makes blank workbooks as centers send them, for the conformance suite of filling (test/main/workbooks/templates).

The results are committed; this is run again only when a template is to change:

    apt-get install python3-openpyxl python3-xlsxwriter libreoffice-calc
    /usr/bin/python3 test/helpers/make-templates.py
    node test/helpers/make-templates.mjs

Four writers, because each writes other XML: XlsxWriter, openpyxl, LibreOffice and (in the second script) exceljs.
What none of them writes is patched into the parts by hand: validations and formats of the 2010 extension, rich text
cut through by placeholders, a chain of calculation, prefixed elements, data descriptors, a macro part.
"""

import io
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib
from pathlib import Path

import openpyxl
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule, FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties

TARGET = Path(__file__).resolve().parents[1] / "sheets" / "templates"
HEAD = ["序号", "姓名", "性别", "身份证号", "所在单位", "学段", "任教学科", "考核结果", "学时", "学分", "证书编号", "备注"]


def png(width, height, rgb):
    """A plain picture."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = (b"\x00" + bytes(rgb) * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def repack(name, changes, source=None):
    """Rewrites parts of a workbook: part name → function of its text, or new bytes."""
    path = TARGET / (source or name)
    with zipfile.ZipFile(path) as old:
        parts = [(info, old.read(info)) for info in old.infolist()]
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for info, data in parts:
            change = changes.pop(info.filename, None)
            if change is not None:
                text = data.decode("utf-8")
                changed = change(text)
                if changed == text:
                    raise SystemExit(f"{name}: {info.filename} was not changed")
                data = changed.encode("utf-8")
            new.writestr(zipfile.ZipInfo(info.filename, (2024, 3, 1, 8, 0, 0)), data, zipfile.ZIP_DEFLATED)
        for part, data in changes.items():
            new.writestr(zipfile.ZipInfo(part, (2024, 3, 1, 8, 0, 0)), data, zipfile.ZIP_DEFLATED)
    (TARGET / name).write_bytes(made.getvalue())


# --- XlsxWriter -------------------------------------------------------------------------------------------------

def wide_head():
    """A head of three rows over twenty-one columns, printed with titles, sums below, sums of sums on another sheet."""
    book = xlsxwriter.Workbook(str(TARGET / "wide-head.xlsx"))
    sheet = book.add_worksheet("2025年度汇总")
    frame = {"border": 1, "align": "center", "valign": "vcenter", "font_name": "宋体", "font_size": 10}
    head = book.add_format({**frame, "bold": True, "text_wrap": True, "bg_color": "#DDEBF7"})
    text = book.add_format({**frame, "num_format": "@"})
    plain = book.add_format(frame)
    figure = book.add_format({**frame, "num_format": "0.0##"})
    title = book.add_format({"bold": True, "font_size": 18, "align": "center", "font_name": "黑体"})
    sheet.merge_range("A1:W1", "2025年度中小学教师继续教育学分汇总表", title)
    sheet.merge_range("A2:K2", "填报单位（盖章）：", plain)
    sheet.merge_range("L2:W2", "单位：学时、学分", plain)
    singles = {0: "序号", 1: "姓名", 2: "身份证号", 3: "学科", 21: "年度结论", 22: "备注"}
    for column, word in singles.items():
        sheet.merge_range(2, column, 4, column, word, head)
    sheet.merge_range(2, 4, 2, 9, "集中培训", head)
    for column, level in ((4, "国家级"), (6, "省级"), (8, "市县级")):
        sheet.merge_range(3, column, 3, column + 1, level, head)
    for first, last, word in ((10, 11, "远程培训"), (12, 14, "校级培训"), (15, 16, "其他"), (17, 18, "合计"), (19, 20, "审核人填写")):
        sheet.merge_range(2, first, 3, last, word, head)
    for column in range(4, 21):
        sheet.write(4, column, ("学时", "学分")[column % 2] if column < 12 else "", head)
    for column, word in zip(range(12, 21), ("学时", "登记学分", "超出未计", "学时", "学分", "学时", "学分", "抽查", "结果")):
        sheet.write(4, column, word, head)
    for row in range(5, 25):
        sheet.set_row(row, 21)
        for column in range(23):
            sheet.write_blank(row, column, None, text if column == 2 else figure if 4 <= column <= 18 else plain)
    sheet.merge_range(25, 0, 25, 3, "合计", head)
    for column in range(4, 19):
        letter = xlsxwriter.utility.xl_col_to_name(column)
        sheet.write_formula(25, column, f"=SUM({letter}6:{letter}25)", figure)
    for column in range(19, 23):
        sheet.write_blank(25, column, None, plain)
    sheet.merge_range("A27:H27", "制表人：", plain)
    sheet.merge_range("I27:W27", "审核人：                    日期：     年   月   日", plain)
    sheet.freeze_panes(5, 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.repeat_rows(2, 4)
    sheet.print_area("A1:W27")
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C第 &P 页 / 共 &N 页")
    sheet.data_validation("V6:V25", {"validate": "list", "source": ["合格", "不合格", "不考核"]})
    sheet.conditional_format("S6:S25", {"type": "cell", "criteria": "<", "value": 5, "format": book.add_format({"font_color": "red"})})
    sheet.set_column(2, 2, 21, plain)
    other = book.add_worksheet("上报")
    other.write("A1", "总学时")
    other.write_formula("B1", "='2025年度汇总'!R26")
    other.write("A2", "人数")
    other.write_formula("B2", "=COUNTA('2025年度汇总'!B6:B25)")
    other.write("A3", "平均")
    other.write_formula("B3", "=AVERAGE('2025年度汇总'!R6:R25)")
    book.close()


def charts():
    """Charts on the sheet and on a sheet of their own, a picture, comments, text boxes, sparklines, page breaks."""
    book = xlsxwriter.Workbook(str(TARGET / "charts.xlsx"))
    sheet = book.add_worksheet("合格名单")
    frame = book.add_format({"border": 1})
    bold = book.add_format({"border": 1, "bold": True})
    sheet.write("A1", "培训合格学员信息表")
    sheet.write_row(1, 0, HEAD, bold)
    for row in range(2, 12):
        sheet.set_row(row, 24)
        for column in range(13):
            sheet.write_blank(row, column, None, frame)
        sheet.add_sparkline(row, 12, {"range": f"合格名单!I{row + 1}:J{row + 1}"})
    sheet.write_row(12, 0, ["合计（共   人）"] + [""] * 7, bold)
    sheet.write_formula("I13", "=SUM(I3:I12)", bold)
    sheet.write_formula("J13", "=SUM(J3:J12)", bold)
    sheet.write_formula("L13", '="平均 "&TEXT(I13/MAX(1,COUNTA(B3:B12)),"0.0")', bold)
    sheet.write_comment("I13", "学时合计由表格自动计算")
    sheet.write_comment("B2", "按身份证填写")
    sheet.insert_image("K14", "seal.png", {"image_data": io.BytesIO(png(60, 60, (200, 30, 30))), "object_position": 2})
    sheet.insert_image("N1", "logo.png", {"image_data": io.BytesIO(png(40, 20, (30, 60, 200))), "object_position": 3})
    sheet.insert_textbox("A16", "填表说明：请勿修改表头。")
    chart = book.add_chart({"type": "column"})
    chart.add_series({"name": "=合格名单!$I$2", "categories": "=合格名单!$B$3:$B$12", "values": "=合格名单!$I$3:$I$12"})
    sheet.insert_chart("A20", chart)
    stage = book.add_chartsheet("图")
    pie = book.add_chart({"type": "pie"})
    pie.add_series({"categories": "=合格名单!$B$3:$B$12", "values": "=合格名单!$J$3:$J$12"})
    stage.set_chart(pie)
    sheet.set_h_pagebreaks([12, 18])
    sheet.autofilter("A2:L12")
    book.close()


def table():
    """A table object with its own total row and a computed column, names over it, formulas from a second sheet."""
    book = xlsxwriter.Workbook(str(TARGET / "table.xlsx"))
    cover = book.add_worksheet("封面")
    sheet = book.add_worksheet("学员 名单")
    sheet.write("A1", "填报说明见封面")
    columns = [{"header": word} for word in HEAD]
    columns[8]["total_function"] = "sum"
    columns[9]["total_function"] = "sum"
    columns[10]["header"] = "证书编号"
    columns.append({"header": "学时折算", "formula": "=学员[[#This Row],[学时]]/8"})
    sheet.add_table("A3:M9", {"name": "学员", "columns": columns, "total_row": True})
    sheet.write("A11", "以上内容属实。")
    book.define_name("学时列", "='学员 名单'!$I$4:$I$8")
    book.define_name("签字栏", "='学员 名单'!$A$11")
    cover.write("A1", "培训名称：")
    cover.write_formula("B2", "=SUM(学时列)")
    cover.write_formula("B3", "='学员 名单'!A11", None, "以上内容属实。")
    cover.write_formula("B4", "=SUM('学员 名单'!J4:J8)")
    cover.data_validation("B6", {"validate": "list", "source": "='学员 名单'!$B$4:$B$8"})
    cover.write_url("B7", "internal:'学员 名单'!A11", string="到签字栏")
    book.close()
    # Spreadsheet programs store the table's name with its columns.
    repack("table.xlsx", {"xl/worksheets/sheet2.xml": lambda text: text.replace("SUBTOTAL(109,[", "SUBTOTAL(109,学员[")})


def marked_row():
    """The sample row is marked with placeholders; others stand in the title and below."""
    book = xlsxwriter.Workbook(str(TARGET / "marked-row.xlsx"))
    sheet = book.add_worksheet("名册")
    frame = book.add_format({"border": 1})
    day = book.add_format({"border": 1, "num_format": 'yyyy"年"m"月"d"日"'})
    sheet.merge_range("A1:F1", "{{项目名称}}（{{年度}}年度）结业名册", book.add_format({"align": "center", "bold": True}))
    sheet.write_row("A2", ["号", "何人", "证件", "教什么", "参加工作", "联系"], frame)
    sheet.write_row("A3", ["{{序号}}", "{{姓名}}", "{{身份证号}}", "{{任教学科}}"], frame)
    sheet.write("E3", "{{hiredOn}}", day)
    sheet.write("F3", "{{phone}}", frame)
    sheet.write_row("A4", ["共   名", "", ""], frame)
    sheet.write_formula("D4", "=COUNTA(D3)", frame)
    sheet.write("A6", "填表日期：")
    sheet.write("B6", "{{填表日期}}", day)
    sheet.write("D6", "总学时：{{总学时}}")
    sheet.set_column(4, 4, 16)
    book.close()


def school_page():
    """One page for one school, with everything that is repeated with a sheet: a table object, a chart, a picture, a
    comment, a text box, lists, names, print area and titles. Notes before it, a hidden list of words behind it."""
    book = xlsxwriter.Workbook(str(TARGET / "school-page.xlsx"))
    notes = book.add_worksheet("填表说明")
    sheet = book.add_worksheet("校表")
    words = book.add_worksheet("字典")
    notes.write("A1", "每校一页，页名为学校名称。")
    for row, word in enumerate(("合格", "优秀", "不合格")):
        words.write(row, 0, word)
    words.hide()
    frame = book.add_format({"border": 1})
    sheet.merge_range("A1:L1", "{{学校}}培训合格学员信息表", book.add_format({"bold": True, "font_size": 16, "align": "center", "bg_color": "#FFF2CC"}))
    sheet.write("A2", "填报单位：{{单位}}")
    columns = [{"header": word, "format": frame} for word in HEAD]
    columns[8]["total_function"] = "sum"
    columns[9]["total_function"] = "sum"
    sheet.add_table("A4:L13", {"name": "名单表", "columns": columns, "total_row": True, "style": "Table Style Light 1"})
    for row in range(4, 12):
        sheet.set_row(row, 22)
    sheet.write("A15", "以上共   人，总学时：")
    sheet.write_formula("E15", "=SUM(名单表[学时])")
    sheet.write_formula("F15", "=校表!I13")
    sheet.write_formula("G15", "=本表学分")
    sheet.write("A16", "校长签字：")
    sheet.write_comment("A16", "手写签名")
    sheet.write_url("C16", "internal:校表!A1", string="回到表头")
    sheet.insert_image("N1", "seal.png", {"image_data": io.BytesIO(png(60, 60, (200, 30, 30))), "object_position": 2})
    sheet.insert_textbox("N5", "请勿修改表头。")
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"name": "=校表!$I$4", "categories": "=校表!$B$5:$B$12", "values": "=校表!$I$5:$I$12"})
    sheet.insert_chart("A18", chart)
    sheet.data_validation("H5:H12", {"validate": "list", "source": "=字典!$A$1:$A$3"})
    sheet.data_validation("B5:B12", {"validate": "custom", "value": "=COUNTIF(校表!$B$5:$B$12,B5)=1"})
    sheet.conditional_format("I5:I12", {"type": "formula", "criteria": "=$I5>校表!$I$13", "format": book.add_format({"font_color": "red"})})
    book.define_name("本表学分", "=校表!$J$13")
    book.define_name("校表!签字", "=校表!$A$16")
    sheet.print_area("A1:L16")
    sheet.repeat_rows(3)
    sheet.set_footer("&C&A 第 &P 页")
    sheet.freeze_panes(4, 0)
    sheet.activate()
    book.close()
    # Spreadsheet programs store the table's name with its columns.
    repack("school-page.xlsx", {"xl/worksheets/sheet2.xml": lambda text: text.replace("SUBTOTAL(109,[", "SUBTOTAL(109,名单表[")})


# --- openpyxl ---------------------------------------------------------------------------------------------------

THIN = Side(style="thin")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)


def frame_rows(sheet, first, last, columns):
    for row in range(first, last + 1):
        for column in range(1, columns + 1):
            sheet.cell(row, column).border = BOX
            sheet.cell(row, column).alignment = Alignment(vertical="center", wrap_text=True)


def protected():
    """A protected sheet with lists from another sheet, day formats, comments, links, several merged cells per row."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "参训（合格）人员"
    sheet["A1"] = "培训合格学员信息表"
    sheet.merge_cells("A1:N1")
    sheet["A1"].font = Font(name="黑体", size=16, bold=True)
    head = ["序号", "姓名", "性别", "身份证号", "所在市县", "单位", None, "学段", "任教学科", "考勤", None, "考核结果", "学时", "备注"]
    for column, word in enumerate(head, 1):
        sheet.cell(2, column, word)
    sheet["J3"], sheet["K3"] = "应到", "实到"
    sheet.merge_cells("F2:G3")
    sheet.merge_cells("J2:K2")
    for letter in "ABCDEHILMN":
        sheet.merge_cells(f"{letter}2:{letter}3")
    for column in range(1, 15):
        sheet.cell(4, column, "甲乙丙丁"[column - 1] if column < 5 else str(column - 4))
    frame_rows(sheet, 2, 16, 14)
    for row in range(5, 16):
        sheet.merge_cells(f"F{row}:G{row}")
        sheet.cell(row, 1, row - 4)
        sheet.cell(row, 4).number_format = "@"
        for column in range(1, 15):
            sheet.cell(row, column).protection = openpyxl.styles.Protection(locked=False)
    sheet["A16"] = "合计"
    sheet["M16"] = "=SUM(M5:M15)"
    sheet["J16"] = "=SUM(J5:J15)"
    sheet["K16"] = "=SUM(K5:K15)"
    sheet["B16"] = '="共"&COUNTA(B5:B15)&"人"'
    sheet["A18"] = "审核意见："
    sheet.merge_cells("A18:C20")
    sheet["E18"] = "参考文件"
    sheet["E18"].hyperlink = "https://example.org/notice"
    sheet["M16"].comment = Comment("自动合计", "中心")
    choices = book.create_sheet("选项")
    for row, word in enumerate(["男", "女"], 1):
        choices.cell(row, 1, word)
    choices.sheet_state = "hidden"
    sexes = DataValidation(type="list", formula1="选项!$A$1:$A$2", allow_blank=True)
    sexes.add("C5:C15")
    results = DataValidation(type="list", formula1='"合格,不合格,优秀"', allow_blank=True)
    for row in range(5, 16):
        results.add(f"L{row}")
    long = DataValidation(type="custom", formula1="LEN($D5)=18", allow_blank=True)
    long.add("D5:D15")
    for rule in (sexes, results, long):
        sheet.add_data_validation(rule)
    red = PatternFill(bgColor="FFC7CE", fill_type="solid")
    sheet.conditional_formatting.add("K5:K15", FormulaRule(formula=["$K5<$J5"], fill=red))
    sheet.conditional_formatting.add("M5:M15 M16", CellIsRule(operator="greaterThan", formula=["$M$16"], fill=red))
    sheet.protection.sheet = True
    sheet.protection.password = "1234"
    sheet.freeze_panes = "C5"
    sheet.print_title_rows = "1:4"
    sheet.print_area = "A1:N20"
    sheet.row_breaks.append(Break(id=16))
    sheet.column_dimensions["D"].width = 21
    book.save(TARGET / "protected.xlsx")


def single_row():
    """One blank row only: whatever ends with it has to grow."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "登记表"
    for column, word in enumerate(["姓名", "身份证号", "单位", "项目名称", "起止日期", "学时", "学分", "登记年度", "每学分学时"], 1):
        sheet.cell(1, column, word)
    frame_rows(sheet, 1, 3, 9)
    sheet["B2"].number_format = "@"
    sheet["I2"] = "=IF(G2=0,0,F2/G2)"
    sheet["A3"] = "总计"
    sheet["F3"] = "=SUM(F2:F2)"
    sheet["G3"] = "=SUM(G2)"
    sheet["D3"] = "=COUNTA(A2:A2)"
    sheet["A4"] = "说明：一人一行。"
    sheet["H6"] = "=F3*2"
    sheet.row_dimensions[2].height = 33
    only = DataValidation(type="whole", operator="between", formula1="2000", formula2="2100")
    only.add("H2")
    sheet.add_data_validation(only)
    sheet.conditional_formatting.add("F2", CellIsRule(operator="lessThan", formula=["1"], font=Font(color="FF0000")))
    sheet.auto_filter.ref = "A1:I2"
    sheet.print_area = "A1:I4"
    book.defined_names.append(openpyxl.workbook.defined_name.DefinedName("全部学时", attr_text="登记表!$F$2:$F$2"))
    chart = openpyxl.chart.BarChart()
    chart.add_data(openpyxl.chart.Reference(sheet, min_col=6, min_row=2, max_row=2))
    sheet.add_chart(chart, "K2")
    book.save(TARGET / "single-row.xlsx")


def form():
    """A form without a table: placeholders, several in one cell, and named cells."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "审批表"
    sheet["A1"] = "学分登记审批表"
    sheet.merge_cells("A1:D1")
    rows = [
        ("登记机构", "{{登记机构}}", "填表日期", "{{填表日期}}"),
        ("项目名称", "{{项目名称}}", "项目编号", ""),
        ("起止日期", "{{开始}} 至 {{结束}}", "学时 / 学分", "{{学时}} 学时 / {{ 学分 }} 学分"),
        ("参训人数", "{{参训人数}}", "合格人数", "其中合格 {{合格人数}} 人，合格率 {{合格率}}"),
    ]
    for at, cells in enumerate(rows, 2):
        for column, word in enumerate(cells, 1):
            sheet.cell(at, column, word).border = BOX
    sheet["D2"].number_format = "yyyy/m/d"
    book.defined_names.append(openpyxl.workbook.defined_name.DefinedName("项目编号", attr_text="审批表!$D$3"))
    sheet["A8"] = "机构负责人意见："
    sheet.merge_cells("A8:D10")
    book.save(TARGET / "form.xlsx")


def three_rows():
    """A head of three rows whose words no other template has: some are known, some must be said by a person."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "继教台账"
    sheet["A1"] = "附件3"
    sheet["A2"] = "教师继续教育学分认定登记台账（{{年度}}年度）"
    sheet.merge_cells("A2:N2")
    sheet["A2"].font = Font(name="方正小标宋简体", size=18)
    sheet["A2"].alignment = Alignment(horizontal="center")
    sheet["A3"] = "填报单位：{{单位}}"
    sheet["K3"] = "填报日期：{{填报日期}}"
    frame_rows(sheet, 4, 19, 14)
    groups = {"A4:A6": "序号", "B4:E4": "教师基本情况", "F4:I4": "培训项目情况", "J4:M4": "学分认定情况", "N4:N6": "备注"}
    singles = {"B5:B6": "姓名", "C5:C6": "性别", "D5:D6": "证件号码", "E5:E6": "工作单位（全称）", "F5:F6": "名称", "G5:G6": "级别",
               "H5:H6": "研修方式", "I5:I6": "起止时间", "J5:K5": "申报", "L5:M5": "认定"}
    for area, word in {**groups, **singles}.items():
        sheet.merge_cells(area)
        sheet[area.split(":")[0]] = word
    for letter, word in zip("JKLM", ("课时", "分值", "课时", "分值")):
        sheet[f"{letter}6"] = word
    for row in sheet.iter_rows(min_row=4, max_row=6, max_col=14):
        for cell in row:
            cell.font = Font(name="仿宋", bold=True)
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
            cell.fill = PatternFill("solid", fgColor="DDEBF7")
    for row in range(7, 19):
        sheet.row_dimensions[row].height = 24
        sheet.cell(row, 4).number_format = "@"
    sheet["A19"] = "合计"
    sheet.merge_cells("A19:I19")
    for letter in "JKLM":
        sheet[f"{letter}19"] = f"=SUM({letter}7:{letter}18)"
    sheet["A20"] = "填表人："
    sheet["E20"] = "审核人："
    for letter, width in zip("ABCDEFGHIJKLMN", (5, 9, 5, 20, 22, 26, 8, 10, 14, 7, 7, 7, 7, 12)):
        sheet.column_dimensions[letter].width = width
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0
    sheet.row_dimensions[2].height = 32
    sheet.print_title_rows = "4:6"
    sheet.freeze_panes = "C7"
    book.save(TARGET / "three-rows.xlsx")


# --- LibreOffice ------------------------------------------------------------------------------------------------

def convert(name, suffix, text, *options):
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{name}.{suffix}"
        source.write_text(text, encoding="utf-8")
        command = ["soffice", "--headless", *options, "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(TARGET), str(source)]
        subprocess.run(command, check=True, capture_output=True)


def libreoffice():
    """What LibreOffice makes of a flat document with a framed table, and of a bare list of headings."""
    cell = '<table:table-cell table:style-name="c" office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    head = "".join(cell.format(word) for word in HEAD)
    blank = '<table:table-row table:style-name="r"><table:table-cell table:style-name="c" table:number-columns-repeated="12"/></table:table-row>'
    sums = "".join(
        f'<table:table-cell table:style-name="c" table:formula="of:=SUM([.{letter}3:.{letter}8])" office:value-type="float" office:value="0"/>'
        for letter in "IJ"
    )
    document = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles>
<style:style style:name="c" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000"/></style:style>
<style:style style:name="r" style:family="table-row"><style:table-row-properties style:row-height="0.9cm"/></style:style>
</office:automatic-styles>
<office:body><office:spreadsheet>
<table:table table:name="名单（一）">
<table:table-row><table:table-cell table:number-columns-spanned="12" table:number-rows-spanned="1" office:value-type="string"><text:p>培训合格学员信息表</text:p></table:table-cell></table:table-row>
<table:table-header-rows><table:table-row>{head}</table:table-row></table:table-header-rows>
{blank * 6}
<table:table-row>{cell.format('合计')}<table:table-cell table:style-name="c" table:number-columns-repeated="7"/>{sums}<table:table-cell table:style-name="c" table:number-columns-repeated="2"/></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><text:p>制表人：　　　　审核人：</text:p></table:table-cell></table:table-row>
</table:table>
<table:named-expressions><table:named-range table:name="人员" table:base-cell-address="$'名单（一）'.$A$1" table:cell-range-address="$'名单（一）'.$B$3:.$B$8"/></table:named-expressions>
</office:spreadsheet></office:body></office:document>"""
    convert("libreoffice", "fods", document)
    convert("bare-list", "csv", ",".join(HEAD) + "\n", "--infilter=CSV:44,34,76,1")


# --- patched by hand --------------------------------------------------------------------------------------------

X14 = (
    '<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}">'
    '<x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">'
    '<x14:cfRule type="dataBar" id="{00000000-0001-0000-0000-000000000001}"><x14:dataBar minLength="0" maxLength="100"><x14:cfvo type="num"><xm:f>0</xm:f></x14:cfvo><x14:cfvo type="formula"><xm:f>$I$13</xm:f></x14:cfvo><x14:negativeFillColor rgb="FFFF0000"/><x14:axisColor rgb="FF000000"/></x14:dataBar></x14:cfRule>'
    '<xm:sqref>I3:I12</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext>'
    '<ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}">'
    '<x14:dataValidations xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" count="2">'
    '<x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>代码!$A$1:$A$3</xm:f></x14:formula1><xm:sqref>C3:C12</xm:sqref></x14:dataValidation>'
    '<x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>代码!$B$1:$B$3</xm:f></x14:formula1><xm:sqref>H3 H4 H5 H6:H12</xm:sqref></x14:dataValidation>'
    '</x14:dataValidations></ext></extLst>'
)


def extensions():
    """Rules of the 2010 extension, a chain of calculation, shared formulas, protected ranges, ignored errors."""
    name = "extensions.xlsx"
    book = xlsxwriter.Workbook(str(TARGET / name))
    sheet = book.add_worksheet("名单")
    frame = book.add_format({"border": 1})
    sheet.write("A1", "培训合格学员信息表")
    sheet.write_row(1, 0, HEAD, frame)
    for row in range(2, 12):
        for column in range(12):
            sheet.write_blank(row, column, None, frame)
        sheet.write_formula(row, 11, f"=I{row + 1}-J{row + 1}*8", frame)
    sheet.write("A13", "合计", frame)
    for letter in "IJKL":
        sheet.write_formula(f"{letter}13", f"=SUM({letter}3:{letter}12)", frame)
    sheet.write_array_formula("N3:N3", "{=SUM(I3:I12*1)}")
    codes = book.add_worksheet("代码")
    for row, words in enumerate((("男", "合格"), ("女", "不合格"), ("未说明", "优秀"))):
        codes.write_row(row, 0, words)
    codes.write_formula("D1", "=名单!I13")
    book.close()

    def patch_sheet(text):
        for row in range(3, 13):
            text = text.replace(f"<f>I{row}-J{row}*8</f>", '<f t="shared" ref="L3:L12" si="0">I3-J3*8</f>' if row == 3 else '<f t="shared" si="0"/>')
        for letter in "IJKL":
            ref = ' ref="I13:L13"' if letter == "I" else ""
            body = f'<f t="shared"{ref} si="1">SUM(I3:I12)</f>' if letter == "I" else '<f t="shared" si="1"/>'
            text = text.replace(f"<f>SUM({letter}3:{letter}12)</f>", body)
        text = text.replace("</sheetData>", '</sheetData><protectedRanges><protectedRange sqref="A3:L12 A20" name="填写区"/></protectedRanges>')
        ignored = '<ignoredErrors><ignoredError sqref="D3:D12" numberStoredAsText="1"/></ignoredErrors>'
        return text.replace("</worksheet>", ignored + X14 + "</worksheet>")

    chain = [("A", 1, f"L{row}") for row in range(3, 13)]
    cells = "".join(f'<c r="{cell}" i="1"/>' for _, _, cell in chain) + '<c r="I13" i="1"/><c r="J13" i="1"/><c r="K13" i="1"/><c r="L13" i="1"/><c r="N3" i="1" a="1"/><c r="D1" i="2"/>'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain"
    repack(name, {
        "xl/worksheets/sheet1.xml": patch_sheet,
        "[Content_Types].xml": lambda text: text.replace("</Types>", f'<Override PartName="/xl/calcChain.xml" ContentType="{kind}"/></Types>'),
        "xl/_rels/workbook.xml.rels": lambda text: text.replace("</Relationships>", f'<Relationship Id="rId99" Type="{relation}" Target="calcChain.xml"/></Relationships>'),
        "xl/calcChain.xml": f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{cells}</calcChain>'.encode(),
    })


def rich_text():
    """Placeholders cut through by runs of rich text, with a phonetic guide."""
    name = "rich-text.xlsx"
    book = xlsxwriter.Workbook(str(TARGET / name))
    sheet = book.add_worksheet("通知")
    red = book.add_format({"font_color": "red", "bold": True})
    sheet.write_rich_string("A1", "姓名：", red, "{{姓", "名}}，学时：{{", red, "学时", "}}。")
    sheet.write_rich_string("A2", red, "前 ", "{{姓名}} 与 {{学时}} 后")
    sheet.write("A3", "{{学时}}")
    sheet.write("A4", "没有占位")
    sheet.write_rich_string("B1", "姓名：", red, "{{姓", "名}}，学时：{{", red, "学时", "}}。")
    book.close()
    guide = '<rPh sb="0" eb="1"><t>xing</t></rPh></si>'
    repack(name, {"xl/sharedStrings.xml": lambda text: text.replace("</r></si>", "</r>" + guide, 1)})


def prefixed():
    """Every element with a prefix, absolute targets, no addresses on cells: as some libraries write."""
    name = "prefixed.xlsx"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"

    def row(cells, style):
        return "<x:row>" + "".join(f'<x:c s="{style}"' + (f' t="inlineStr"><x:is><x:t>{cell}</x:t></x:is></x:c>' if cell else "/>") for cell in cells) + "</x:row>"

    rows = row(HEAD, 1) + "".join(row([""] * 12, 2) for _ in range(4))
    total = '<x:row><x:c s="1" t="inlineStr"><x:is><x:t>合计</x:t></x:is></x:c>' + '<x:c s="1"/>' * 7 + '<x:c s="1"><x:f>SUM(I2:I5)</x:f></x:c></x:row>'
    parts = {
        "[Content_Types].xml": f'<?xml version="1.0" encoding="utf-8"?><Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>',
        "_rels/.rels": f'<?xml version="1.0" encoding="utf-8"?><Relationships xmlns="{package}/relationships"><Relationship Type="{rel}/officeDocument" Target="/xl/workbook.xml" Id="R1"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'<?xml version="1.0" encoding="utf-8"?><Relationships xmlns="{package}/relationships"><Relationship Type="{rel}/worksheet" Target="/xl/worksheets/sheet.xml" Id="R2"/><Relationship Type="{rel}/styles" Target="/xl/styles.xml" Id="R3"/></Relationships>',
        "xl/workbook.xml": f'\ufeff<?xml version="1.0" encoding="utf-8"?><x:workbook xmlns:x="{main}" xmlns:r="{rel}"><x:sheets><x:sheet name="Sheet1" sheetId="1" r:id="R2"/></x:sheets></x:workbook>',
        "xl/styles.xml": f'<?xml version="1.0" encoding="utf-8"?><x:styleSheet xmlns:x="{main}"><x:fonts count="1"><x:font><x:sz val="11"/><x:name val="宋体"/></x:font></x:fonts><x:fills count="2"><x:fill><x:patternFill patternType="none"/></x:fill><x:fill><x:patternFill patternType="gray125"/></x:fill></x:fills><x:borders count="2"><x:border/><x:border><x:left style="thin"/><x:right style="thin"/><x:top style="thin"/><x:bottom style="thin"/></x:border></x:borders><x:cellStyleXfs count="1"><x:xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></x:cellStyleXfs><x:cellXfs count="3"><x:xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><x:xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0"/><x:xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0"><x:alignment wrapText="1"/></x:xf></x:cellXfs></x:styleSheet>',
        "xl/worksheets/sheet.xml": f'<?xml version="1.0" encoding="utf-8"?><x:worksheet xmlns:x="{main}"><x:sheetData>{rows}{total}</x:sheetData><x:pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></x:worksheet>',
    }
    # Written to a pipe, so that sizes follow the data (data descriptors), with a comment at the end.
    class Pipe(io.RawIOBase):
        def __init__(self):
            self.data = b""
        def writable(self):
            return True
        def write(self, piece):
            self.data += bytes(piece)
            return len(piece)
    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as book:
        book.comment = b"made by a center"
        for part, text in parts.items():
            book.writestr(zipfile.ZipInfo(part, (2023, 9, 1, 12, 0, 0)), text.encode("utf-8"), zipfile.ZIP_DEFLATED)
    (TARGET / name).write_bytes(pipe.data)


def macros():
    """A workbook with a macro part, a link to another workbook and a zip written in the 64-bit manner."""
    name = "macros.xlsm"
    book = xlsxwriter.Workbook(str(TARGET / "macros.tmp"))
    book.use_zip64()
    sheet = book.add_worksheet("名单")
    frame = book.add_format({"border": 1})
    sheet.write_row(0, 0, HEAD, frame)
    for row in range(1, 6):
        for column in range(12):
            sheet.write_blank(row, column, None, frame)
    sheet.write("A7", "合计", frame)
    sheet.write_row(6, 1, [""] * 7, frame)
    for column in (8, 9):
        sheet.write_blank(6, column, None, frame)
    sheet.write("A9", "审核：")
    sheet.write_formula("C9", "=[1]Sheet1!A20", None, 7)
    book.close()
    plain = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    macro = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    link = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><externalBook r:id="rId1"><sheetNames><sheetName val="Sheet1"/></sheetNames></externalBook></externalLink>'
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    repack(name, {
        "[Content_Types].xml": lambda text: text.replace(plain, macro).replace("</Types>", '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Override PartName="/xl/externalLinks/externalLink1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml"/></Types>'),
        "xl/_rels/workbook.xml.rels": lambda text: text.replace("</Relationships>", f'<Relationship Id="rId98" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/><Relationship Id="rId97" Type="{rel}/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>'),
        "xl/workbook.xml": lambda text: text.replace("</sheets>", '</sheets><externalReferences><externalReference r:id="rId97"/></externalReferences>'),
        "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504),
        "xl/externalLinks/externalLink1.xml": link.encode(),
        "xl/externalLinks/_rels/externalLink1.xml.rels": f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{rel}/externalLinkPath" Target="other.xlsx" TargetMode="External"/></Relationships>'.encode(),
    }, source="macros.tmp")
    (TARGET / "macros.tmp").unlink()


if __name__ == "__main__":
    TARGET.mkdir(parents=True, exist_ok=True)
    for make in (wide_head, charts, table, marked_row, school_page, protected, single_row, form, three_rows, libreoffice, extensions, rich_text, prefixed, macros):
        if len(sys.argv) == 1 or make.__name__ in sys.argv[1:]:
            make()
