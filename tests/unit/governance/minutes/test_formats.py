"""The same minutes as a web page, as Word, as XML of the web service: the same reading."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import docx
import pytest

from goldenthread.core.errors import Refused
from goldenthread.documents.sandbox import run
from goldenthread.governance.minutes import Kind, read_minutes, read_text
from tests.unit.governance.minutes.made import PAGES
from tests.unit.governance.minutes.readings import doubts, items, promised, resolved

HTML = """<!doctype html><html><head><title>x</title>
<meta name="DC.date" content="2026-10-14"><link rel="canonical" href="https://wyremouth.example/m">
</head><body><nav><ul><li>RESOLVED: That nothing be noted.</li></ul></nav>
<div id="modgov"><h1 class="mgMainTitleTxt">Agenda and draft minutes</h1>
<h2 class="mgSubTitleTxt">Children&#39;s Committee - Wednesday, 14th October, 2026 2.00 pm</h2>
<p><span class="mgLabel">Venue: </span>Town Hall. <a href="x">View directions</a></p>
<table class="mgItemTable"><tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt">21.</p></td>
<td><p class="mgAiTitleTxt"><a class="mgAiTitleLnk" href="documents/s1/Plan.pdf">Improvement plan
<span class="mgFileSize"> PDF 257 KB</span></a></p>
<div class="mgWordPara"><p>To consider the plan.</p></div>
<p class="mgSubItemTitleTxt">Additional documents:</p>
<ul class="mgBulletList"><li><a href="documents/s2/App.pdf">Appendix 1
<span class="mgHide">, item 21.</span> <span>PDF 1 MB</span></a></li></ul>
<p class="mgSubItemTitleTxt">Minutes:</p>
<div class="mgWordPara"><p>Officers undertook to provide Members with the figures
by<br>31 October 2026.</p><p>&nbsp;</p><p><b>RESOLVED</b> (by majority):</p>
<p>That the <span>Committee</span></p>
<p><span>1.<span>&nbsp;&nbsp;</span></span> Approve the plan; and</p>
<p>(2) Recommend to Council that it be adopted.</p>
<table><tr><th>Voting</th><th>For</th></tr><tr><td>All</td><td>5</td></tr></table></div></td></tr>
<tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt">22.</p></td>
<td><p class="mgAiTitleTxt">Work programme</p><p>Unclosed <b>bold</p></td></table></div>
<footer>RESOLVED: That the footer be noted.</footer></body></html>"""

XML = """<?xml version="1.0" encoding="utf-8"?>
<meeting><meetingid>901</meetingid>
<committeetitle>Children &amp;amp; Families Committee</committeetitle>
<meetingdate>14/10/2026</meetingdate><meetingtime>14:00</meetingtime>
<meetinglocation>Town Hall</meetinglocation><meetingstatus>Confirmed; extra</meetingstatus>
<minutepublished>True</minutepublished>
<agendaitems><agendaitem><agendaitemid>1</agendaitemid><agendaitemnumber>5.</agendaitemnumber>
<minutesitemnumber>21</minutesitemnumber><agendaitemtitle>Plan &amp;amp; progress</agendaitemtitle>
<agendatext>&lt;p&gt;To consider the plan.&lt;/p&gt;</agendatext>
<decisionnonemptyhtmlbody/>
<minutesnonemptyhtmlbody>&lt;p&gt;Officers agreed to bring a report to the next meeting.&lt;/p&gt;
&lt;p&gt;RESOLVED (unanimously): That the plan be approved.&lt;/p&gt;</minutesnonemptyhtmlbody>
<linkeddocuments><linkeddoc><title>Plan</title><url>documents/s1/Plan.pdf</url>
<isrestricted>False</isrestricted></linkeddoc><linkeddoc><title>Audit</title><url/>
<isrestricted>True</isrestricted></linkeddoc></linkeddocuments></agendaitem>
<agendaitem><agendaitemnumber>6</agendaitemnumber><agendaitemtitle/></agendaitem>
</agendaitems></meeting>"""

MEETINGS = """<getmeetingsbydate><meetingscount>3</meetingscount><meetings>
<meeting><meetingid>1</meetingid><meetingdate>16/07/2024</meetingdate>
<meetingtime>10:30</meetingtime><meetingstatus>Cancelled</meetingstatus><committeetitle>Cabinet</committeetitle></meeting>
<meeting><meetingid>2</meetingid><meetingdate>soon</meetingdate>
<committeetitle>Cabinet</committeetitle></meeting></meetings></getmeetingsbydate>"""

COMMITTEES = """<?xml version="1.0"?><committees><committee><committeeid>963</committeeid>
<committeetitle>Children &amp;amp; Families Committee</committeetitle>
<committeecategory>Service</committeecategory><committeeexpired>False</committeeexpired>
<committeedeleted>False</committeedeleted></committee><committee><committeeid>7</committeeid>
<committeetitle>Old Panel</committeetitle><committeeexpired>True</committeeexpired></committee>
</committees>"""


def test_a_web_page_is_read_by_its_structure():
    record = read_text(HTML)
    (meeting,) = record.meetings
    assert items(record) == [
        ("Children's Committee", "2026-10-14", "21", "Improvement plan"),
        ("Children's Committee", "2026-10-14", "22", "Work programme"),
    ]
    assert [row[1:4] for row in resolved(record)] == [
        ("1", ["approve"], "majority"), ("2", ["recommend_to"], "majority"),
    ]  # fmt: skip
    assert meeting.items[0].resolutions[0].place.number == 18
    assert [(p.role, p.title, p.size, p.address) for p in meeting.items[0].documents] == [
        ("report", "Improvement plan", "257 KB", "documents/s1/Plan.pdf"),
        ("appendix", "Appendix 1", "1 MB", "documents/s2/App.pdf"),
    ]
    assert promised(record) == [("Officers", ("Members",), "data", "by 31 October 2026", None)]
    assert (meeting.venue.value, meeting.minutes.value) == ("Town Hall", "draft")
    assert record.address.value == "https://wyremouth.example/m"
    assert record.doubts == ()


def test_the_pages_own_head_can_contradict_it():
    record = read_text(HTML.replace('content="2026-10-14"', 'content="2026-10-15"'))
    assert "14 October 2026 and 15 October 2026" in doubts(record)


def word(text, *, listed=False):
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    if listed:
        document.add_paragraph("the plan be approved", style="List Number")
        document.add_paragraph("the report be noted", style="List Number")
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Action", "Owner"
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def test_word_is_read_as_the_same_text_is():
    text, record = read_text(PAGES["printed"]), read_minutes(word(PAGES["printed"]))
    assert record.kind is Kind.MEETING
    assert items(record) == items(text)
    assert resolved(record) == resolved(text)
    assert promised(record) == promised(text)
    assert str(record.meetings[0].on.place) == "paragraph 4"


def test_the_numbers_that_word_counts_itself_are_numbers():
    text = (
        "Minutes of a meeting of the Children's Committee held on 14 October 2026\n\nRESOLVED that:"
    )
    rows = resolved(read_minutes(word(text, listed=True)))
    assert [row[1:3] for row in rows] == [("1", ["approve"]), ("2", ["note"])]


def test_the_numbers_that_a_browser_counts_are_numbers():
    page = "<body><p>RESOLVED that:</p><ol><li>the plan be approved</li><li>it be noted</li></ol>"
    rows = resolved(read_text(f"<html>{page}</body></html>"))
    assert [row[1:3] for row in rows] == [("1", ["approve"]), ("2", ["note"])]


def test_a_meeting_of_the_web_service():
    record = read_text(XML)
    (meeting,) = record.meetings
    assert meeting.body.value == "Children & Families Committee"
    assert (meeting.on.value, meeting.at.value) == (date(2026, 10, 14), "14:00")
    assert (meeting.status.value, meeting.minutes.value) == ("confirmed", "published")
    plan, second = meeting.items
    assert plan.title.value == "Plan & progress"
    assert (plan.agenda_number.value, plan.minute_number.value) == ("5", "21")
    assert [(paper.title, paper.restricted) for paper in plan.documents] == [
        ("Plan", False), ("Audit", True),
    ]  # fmt: skip
    assert [row[2:4] for row in resolved(record)] == [(["approve"], "unanimous")]
    assert promised(record) == [
        ("Officers", ("next meeting",), "report", "to the next meeting", None)
    ]
    assert second.title.value is None
    assert second.minute_number.value is None
    assert str(meeting.on.place).startswith("element ")


def test_meetings_of_the_web_service_with_a_count_that_is_wrong():
    record = read_text(MEETINGS)
    first, second = record.meetings
    assert (first.on.value, first.status.value) == (date(2024, 7, 16), "cancelled")
    assert second.on.value is None
    assert second.on.reason == "soon is no date."
    assert "counts 3 meetings, but 2" in doubts(record)


def test_committees_of_the_web_service():
    first, second = read_text(COMMITTEES).committees
    assert (first.name.value, first.category, first.reference, first.expired) == (
        "Children & Families Committee", "Service", "963", False,
    )  # fmt: skip
    assert second.expired


@pytest.mark.parametrize("text", [XML, MEETINGS, COMMITTEES])
def test_xml_in_the_bytes_of_its_own_encoding(text):
    named = text.replace('encoding="utf-8"', 'encoding="utf-16"')
    if "utf-16" in named:
        assert read_minutes(named.encode("utf-16")) == read_text(text)
    assert read_minutes(b"\xef\xbb\xbf" + text.encode()).as_json() == read_text(text).as_json()


ISSUE = """<!doctype html><html><body><div id="modgov">
<h1 class="mgMainTitleTxt">Issue - meetings</h1>
<div class="mgSubTitle"><h2 class="mgSubTitleTxt">Improvement Plan</h2></div>
<h2 class="mgSectionTitle">Meeting: 17/07/2024 - Council (Item 34)</h2>
<table><tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt">34</p></td><td>
<p class="mgAiTitleTxt">Recommendation from Children's Committee: Improvement Plan</p>
<p class="mgSubItemTitleTxt">Minutes:</p><p>The Children's Committee at its meeting on
16 July 2024 had considered the plan.</p><p>RESOLVED:</p><p>That Council approve the plan.</p>
</td></tr></table>
<h2 class="mgSectionTitle">Meeting: 16/07/2024 - Children's Committee (Item 27)</h2>
<p class="mgAiTitleTxt">27 Improvement Plan</p><p>To consider it.</p></div></body></html>"""
ITEM = """<!doctype html><html><body><div id="modgov"><h1 class="mgMainTitleTxt">Agenda item</h1>
<h2 class="mgSubTitleTxt">Improvement Plan</h2><ul class="mgActionList">
<li>Meeting of Council, Wednesday, 17th July, 2024 11.00 am (Item 34.)</li></ul>
<p>To consider the plan.</p><p class="mgSubItemTitleTxt">Minutes:</p>
<p>RESOLVED (by majority): That the plan be noted.</p>
<p class="mgSubItemTitleTxt">Supporting documents:</p><ul class="mgBulletList">
<li><a href="documents/s9/A.pdf">Plan <span>PDF 2 MB</span></a></li></ul></div></body></html>"""
DECIDED = """<!doctype html><html><body><div id="modgov"><h1 class="mgMainTitleTxt">Decision
details</h1><h2 class="mgSubTitleTxt">Improvement Plan</h2>
<p><span class="mgLabel">Decision Maker: </span>Cabinet</p>
<p><span class="mgLabel">Is Key decision?: </span>Yes</p>
<h3 class="mgSectionTitle">Purpose:</h3><p>To approve the plan.</p>
<h3 class="mgSectionTitle">Decision:</h3><p>Cabinet approved the plan.</p>
<h3 class="mgSectionTitle">Reasons for the decision:</h3><p>The law asks for it.</p>
<h3 class="mgSectionTitle">Alternative options considered:</h3><p>None that is lawful.</p>
<p><span class="mgLabel">Date of decision: </span>07/03/2017</p></div></body></html>"""


def test_the_page_of_an_issue():
    record = read_text(ISSUE)
    assert items(record) == [
        (
            "Council",
            "2024-07-17",
            "34",
            "Recommendation from Children's Committee: Improvement Plan",
        ),
        ("Children's Committee", "2024-07-16", "27", "Improvement Plan"),
    ]
    assert [row[2] for row in resolved(record)] == [["approve"]]
    (referral,) = record.meetings[0].items[0].referrals
    assert (referral.direction, referral.body, referral.on) == (
        "from", "Children's Committee", date(2024, 7, 16),
    )  # fmt: skip


def test_the_page_of_an_item_names_its_meeting():
    record = read_text(ITEM)
    assert items(record) == [("Council", "2024-07-17", "34", "Improvement Plan")]
    assert record.meetings[0].at.value == "11:00"
    assert [row[2:4] for row in resolved(record)] == [(["note"], "majority")]
    assert [(p.title, p.size) for p in record.meetings[0].items[0].documents] == [("Plan", "2 MB")]


def test_the_page_of_a_decision():
    record = read_text(DECIDED)
    assert items(record) == [("Cabinet", "2017-03-07", None, "Improvement Plan")]
    item = record.meetings[0].items[0]
    assert item.purpose.value == "To approve the plan."
    assert [row[2] for row in resolved(record)] == [["approve"]]
    assert item.reasons.value == "The law asks for it."
    assert item.options_rejected.value == "None that is lawful."


@pytest.mark.real_sandbox
def test_a_strangers_file_is_read_in_the_sandbox():
    found = run("goldenthread.governance.minutes:read_json", HTML.encode())
    assert found == read_text(HTML).as_json()
    with pytest.raises(Refused, match="The file is empty"):
        run("goldenthread.governance.minutes:read_json", b" ")
