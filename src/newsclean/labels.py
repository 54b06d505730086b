"""The labels: what a block of a news page is.

KEEP labels name parts of the article, CHROME labels name parts of the site around it.
"""

KEEP: dict[str, str] = {
    "title": "the headline, where it stands first",
    "deck": "standfirst or summary between headline and first paragraph",
    "body": "paragraphs, list items, table cells and live-blog entries of the article",
    "subhead": "headings inside the article",
    "quote": "pull quotes and block quotes, with the attribution under them",
    "correction": "an editor's note about this article",
}

CHROME: dict[str, str] = {
    "consent": "cookie and privacy notices and their buttons",
    "newsletter": "newsletter pitches, opt-in sentences, e-mail fields, alerts",
    "account": "log in, register, subscribe, paywall",
    "widget": "weather, clock, exchange rates, tickers, polls, map controls",
    "embed": "stand-ins for third-party content",
    "related": "read-more, most-read and recommended blocks, with their headings",
    "ad": "advertising labels, sponsored blocks, affiliate notes",
    "share": "share, follow, save, print and copy-link bars",
    "nav": "menus, breadcrumbs, tags, pagination, search",
    "comments": "readers' comments, their prompts, counts and rules",
    "author": "biographies and staff boxes",
    "caption": "text under a picture, video or chart",
    "credit": "photo and agency credits on their own, image placeholders",
    "meta": "byline, date, time, read time, source and site-name lines",
    "legal": "copyright, terms, disclaimers, reprint rights",
    "appeal": "requests to donate to or support the publisher",
    "duplicate": "a second copy of the headline, the deck or a paragraph",
    "player": "audio and video player text and controls",
    "app": "pitches to download the publisher's app",
    "contact": "tip lines, letters to the newsroom, report-an-error lines",
}

ALL: dict[str, str] = {**KEEP, **CHROME}
