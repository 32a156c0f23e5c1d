"""What news pages put around an article, each kind with the reason for leaving it out."""

from dataclasses import dataclass
from enum import Enum, auto


class Role(Enum):
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
    role: Role


SHARE = Furniture("share or print button", Role.PASSING)
REACTION = Furniture("reaction button", Role.ENDING)
ADVERT = Furniture("advertisement", Role.PASSING)
READ_TIME = Furniture("reading time", Role.PASSING)
MEDIA = Furniture("player or gallery control", Role.PASSING)
LINK = Furniture("link to another article", Role.PASSING)
MENU = Furniture("menu or button", Role.PASSING)
COUNTER = Furniture("counter", Role.PASSING)
RELATED = Furniture("heading of links to other articles", Role.OPENER)
NEXT = Furniture("link to the next or previous article", Role.OPENER)
COMMENTS = Furniture("comments", Role.ENDING)
STAMP = Furniture("head of a comment or age of a link", Role.PASSING)
NEWSLETTER = Furniture("newsletter or subscription", Role.PASSING)
FOLLOW = Furniture("invitation to follow", Role.PASSING)
LEGAL = Furniture("copyright or legal notice", Role.ENDING)
NOTICE = Furniture("cookie or browser notice", Role.PASSING)
TAGS = Furniture("tags", Role.ENDING)
AUTHOR_NOTE = Furniture("note about the author", Role.ENDING)
CAPTION = Furniture("picture caption or credit", Role.PASSING)
APPEAL = Furniture("appeal to the reader", Role.ENDING)
