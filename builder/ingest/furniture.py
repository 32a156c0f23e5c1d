"""What news pages put around an article, each kind with the reason for leaving it out."""

from dataclasses import dataclass
from enum import Enum, auto


class PhraseRole(Enum):
    """What a phrase does on the page."""

    PASSING = auto()
    """Stands anywhere, also between two paragraphs: the article goes on after it."""
    OPENER = auto()
    """Opens a list of something else; headlines follow."""
    ENDING = auto()
    """Comes after the last paragraph."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """Why a line is not the article, and how the line stands to it."""

    reason: str
    role: PhraseRole


SHARE = Furniture("share or print button", PhraseRole.PASSING)
REACTION = Furniture("reaction button", PhraseRole.ENDING)
ADVERT = Furniture("advertisement", PhraseRole.PASSING)
READ_TIME = Furniture("reading time", PhraseRole.PASSING)
MEDIA = Furniture("player or gallery control", PhraseRole.PASSING)
LINK = Furniture("link to another article", PhraseRole.PASSING)
MENU = Furniture("menu or button", PhraseRole.PASSING)
COUNTER = Furniture("counter", PhraseRole.PASSING)
RELATED = Furniture("heading of links to other articles", PhraseRole.OPENER)
NEXT = Furniture("link to the next or previous article", PhraseRole.OPENER)
COMMENTS = Furniture("comments", PhraseRole.ENDING)
STAMP = Furniture("head of a comment or age of a link", PhraseRole.PASSING)
NEWSLETTER = Furniture("newsletter or subscription", PhraseRole.PASSING)
FOLLOW = Furniture("invitation to follow", PhraseRole.PASSING)
LEGAL = Furniture("copyright or legal notice", PhraseRole.ENDING)
NOTICE = Furniture("cookie or browser notice", PhraseRole.PASSING)
TAGS = Furniture("tags", PhraseRole.ENDING)
AUTHOR_NOTE = Furniture("note about the author", PhraseRole.ENDING)
CAPTION = Furniture("picture caption or credit", PhraseRole.PASSING)
APPEAL = Furniture("appeal to the reader", PhraseRole.ENDING)
