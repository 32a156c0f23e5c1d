"""Beginnings and parts of lines that give furniture away, in lower case, parted by semicolons.

Grouped by the reason for leaving the line out. Spaces count: " via getty" begins with one.
"""

from builder.ingest.furniture import (
    ADVERT,
    APPEAL,
    AUTHOR_NOTE,
    CAPTION,
    COMMENTS,
    FOLLOW,
    LEGAL,
    LINK,
    MEDIA,
    NEWSLETTER,
    NEXT,
    NOTICE,
    REACTION,
    SHARE,
    TAGS,
    Furniture,
)

BEGINNINGS: dict[Furniture, str] = {
    SHARE: (
        "share this;share on ;share to ;click to share;share via;tweet ;share with;share link;"
        "recommend this"
    ),
    REACTION: ("what's your reaction;like this story;did you like;did you find this"),
    ADVERT: (
        "advertisement;sponsored by;sponsored:;ad:;paid for by;story continues;"
        "article continues;continue reading below;promoted by"
    ),
    MEDIA: (
        "watch:;watch |;watch now:;video:;listen:;play video;photos:;gallery:;slideshow:;"
        "in pictures:;watch live:;pics:;in pics:;watch video:;[video;hide caption;"
        "media caption;click on image;click to enlarge;video caption"
    ),
    LINK: (
        "also read;read also;read more;read:;read |;read next;see also;related:;related |;"
        "related post;related stor;related article;[related;(related;more:;more |;also see;"
        "must read;don't miss;don’t miss;also on ;also watch;you may also;you might also;"
        "recommended:;more from ;more on ;further reading;for more,;for more on;"
        "for more stories;more in ;trending:;latest:;next:;up next;previously:;"
        "in case you missed;icymi;earlier:;[also read;(also read;check out:;editor's pick;"
        "lire aussi;à lire aussi;lesen sie auch;mehr zum;lee también;lea también;читайте также;"
        "یہ بھی پڑھیں;مزید پڑھیں;اقرأ أيضا;延伸阅读;相关;read full;read the full;click here;"
        "latest from;from the archive;popular on ;trending on;most read;what to read"
    ),
    NEXT: (
        "previous story;next story;previous article;next article;previous post;next post;« ;"
        "previous:;- next;previous auto"
    ),
    COMMENTS: (
        "leave a comment;leave a reply;post a comment;add a comment;view comments;comments (;"
        "show comments;join the conversation;log in to;login to;be the first to;"
        "you must be logged;your email address will not;comments are;comment on;"
        "what do you think;have your say;reply to ;no comments;required fields are marked;"
        "have a tip;please log in"
    ),
    NEWSLETTER: (
        "to leave this list;to unsubscribe;subject: ;"
        "subscribe;sign up;sign-up;join our newsletter;get the latest;get our;get breaking;"
        "receive the;receive our;enter your email;by signing up;by subscribing;by submitting;"
        "by clicking;want more;never miss;stay updated;let our news;get daily;get today;"
        "get the day;newsletter;thanks for signing;thank you for sign;get unlimited;become a ;"
        "try our;start your;delivered to;no spam;you can unsubscribe;download our;"
        "download the app;get the app;get top;register for free;start a free;unlock;sign in to;"
        "this newsletter;need more;get more;please check the opt-in;i agree that;stay on top;"
        "stay informed;stay up to date;keep up with;for the latest;join thousands;join over"
    ),
    FOLLOW: (
        "follow us;follow ;like us on;connect with;find us on;join us on;join our ;listen to ;"
        "catch all;download ;for all the latest;for more news;for all latest;stay tuned;"
        "visit our;contact the ;contact us;email us;send us;got a tip;do you have a;"
        "if you have a;send your"
    ),
    LEGAL: (
        "©;(c) 20;our standards:;copyright;all rights reserved;terms of;privacy policy;disclaimer;"
        "this site is protected;this material may not;registration on or use;powered by;"
        "designed by;this site uses;by using this;reproduction of;no part of this;theme by;"
        "we may earn;if you buy something;as an amazon;this post may contain;"
        "this post contains;this article contains affiliate;the views expressed;"
        "the opinions expressed;views expressed;opinions expressed;"
        "(this story has not been edited;(except for the headline;except for the headline;"
        "a division of;a part of;an affiliate;member of;developed by;"
        "the information provided on this;*these statements;+results vary;results vary;"
        "our journalism is;this content is;this advertisement"
    ),
    NOTICE: (
        "we use cookies;this website uses cookies;this site uses cookies;cookies ;your browser;"
        "please enable;javascript;you need to enable;we've noticed;to use this website;"
        "please disable;it looks like you;we have updated our;this website requires;"
        "by continuing;our website uses;your privacy;manage your;adblock;ad blocker;"
        "these are external links;you are using an;this video is;this content is not available;"
        "error;sorry,;something went wrong;page not found;loading;please wait;view this email;"
        "if you are using;you have reached;you've reached;you have free;you have been"
    ),
    TAGS: (
        "tags:;tags ;tag:;topics:;topics ;filed under;categories:;category:;posted in;"
        "this article is related to;keywords:;tagged;in this article;posted under;"
        "read more about;more about;trends:;topic:"
    ),
    AUTHOR_NOTE: (
        "about the author;the author is;the writer is;the author can;the writer can;reach the;"
        "reach him;reach her;contact reporter;follow him;follow her;more by;view all posts by;"
        "see all posts;write to ;e-mail the;email the;all posts by;posts by;articles by;"
        "read all stories by;more stories by"
    ),
    CAPTION: (
        "photo:;photos by;photo by;photo credit;photograph:;photograph by;photo |;image:;"
        "image credit;image copyright;image caption;image source;images:;(image;[image;"
        "picture:;pictured:;credit:;cover image:;file photo;representational image;"
        "representative image;file image;(photo;[photo;illustration:;source: getty;"
        "getty images;above:;main image;featured image;courtesy:;photo courtesy;image via;"
        "photo via;image courtesy;in this photo;graphic:;(credit;[credit;(pic;pic:;pic credit;"
        "picture credit;screengrab;screenshot;photo/;photos:;this photo;this image;ap photo"
    ),
    APPEAL: (
        "support our;support independent;donate;help us;if you enjoyed;if you like;"
        "thank you for reading;thanks for reading;your support;make a donation;"
        "since you're here;since you’re here;we need your;please consider;buy now;enjoyed this;"
        "liked this;was this;help keep;contribute to"
    ),
}

PARTS: dict[Furniture, str] = {
    NEWSLETTER: (
        "newsletter;unsubscribe;inbox;our privacy policy;email alerts;free trial;our app ;"
        "subscribe to;subscribing to;push notification"
    ),
    LEGAL: (
        "all rights reserved;terms of service;terms of use;privacy policy;© 20;© copyright;"
        "copyright ©;affiliate commission;affiliate links;may not be published, broadcast;"
        "published from a syndicated feed;auto-generated from;syndicated feed;"
        "registered trademark"
    ),
    CAPTION: (
        "credit: ;getty images;/afp;/ap);(ap photo;/reuters;shutterstock;(photo;photo by;"
        "photo:;photo credit;image:;ap photo;(image;file photo;[photo;image credit;| getty;"
        "/getty; via getty;istock;(file photo;photo courtesy;courtesy of the artist;/ ap file;"
        "/ reuters;reuters file;unsplash;/nurphoto;credit...;(file);/the new york times;"
        "(screenshot;(credit;(pic"
    ),
    NOTICE: ("cookies;javascript;your browser;ad blocker"),
    FOLLOW: (
        "follow us;on facebook;follow him on;follow her on;on twitter @;twitter: @;"
        "on instagram;whatsapp channel;telegram channel"
    ),
    COMMENTS: ("to comment;post a comment;leave a comment;comment below"),
    AUTHOR_NOTE: (
        "is a reporter;is a staff writer;is a freelance;is a journalist;is the author of;"
        "is a contributor;is an editor;is a senior;is the editor;is a correspondent;"
        "is a writer;is a columnist;can be reached at;may be reached at;"
        "contributed to this report;contributed reporting;is an associate;is a producer;"
        "writes about;is a contributing"
    ),
}
