"""Lines that are furniture word for word, in lower case, parted by semicolons.

Grouped by the reason for leaving them out.
"""

from builder.ingest.furniture import (
    ADVERT,
    AUTHOR_NOTE,
    CAPTION,
    COMMENTS,
    FOLLOW,
    LEGAL,
    MEDIA,
    MENU,
    NEWSLETTER,
    NEXT,
    REACTION,
    RELATED,
    SHARE,
    TAGS,
    Furniture,
)

WHOLE_LINES: dict[Furniture, str] = {
    SHARE: (
        "share;share this;share this:;share:;sharing;share via;share article;"
        "share this article;share on;shares;facebook;twitter;tweet;whatsapp;linkedin;email;"
        "e-mail;print;pinterest;reddit;flipboard;pocket;tumblr;telegram;messenger;google+;"
        "google plus;mix;copy link;link copied;copy link urlcopied!;copied;sms;viber;skype;"
        "stumbleupon;digg;instagram;youtube;pin it;pin;email this;print this;print article;"
        "save;bookmark;share this story;share this with;more sharing options;"
        "addthis sharing buttons;sharing is caring!;rss;x share via;share permalink;"
        "get short url;talk;vk;vkontakte;line;weibo;wechat;blogger;share options;x;threads;"
        "bluesky;mastodon;email article;facebook messenger;share on facebook;share on twitter;"
        "share on whatsapp;click to share;tweet this;share post;send;post;share the post;"
        "shares:;teilen;partager;compartir"
    ),
    REACTION: (
        "what's your reaction?;what is your reaction?;like;dislike;love;funny;angry;sad;wow;"
        "haha;like this:;like loading...;your reaction;0 reactions;laugh;surprised;happy;"
        "sleepy;excited;in love;not sure;silly;upvote;downvote;was this article helpful?;"
        "rate this"
    ),
    ADVERT: (
        "advertisement;advertisements;advert;ad;ads;sponsored;sponsored links;"
        "sponsored content;promoted;promoted content;- advertisement -;advertising;anzeige;"
        "publicité;publicidad;story continues below advertisement;"
        "article continues below advertisement;continue reading below;story continues;"
        "continue reading the main story;remove ads;report this ad;report ad;paid content;"
        "from our partners;content continues below;reklam;اشتہار;إعلان;реклама;広告;广告"
    ),
    MEDIA: (
        "play;pause;mute;unmute;play video;watch;watch video;loaded;loaded:;progress;"
        "fullscreen;video;photos;photo;gallery;slideshow;listen;listen to this article;next;"
        "previous;prev;close;expand;replay;now playing;up next;back to gallery;view gallery;"
        "hide caption;toggle caption;enlarge;enlarge this image;caption;replay video;autoplay;"
        "this slideshow requires javascript.;media playback is unsupported on your device;"
        "embed;download;transcript;buy photo;view slideshow;full screen;image;0:00;skip ad;"
        "settings;captions;off;on;font size;a a a;text size;zoom;report;view image;see gallery"
    ),
    MENU: (
        "home;menu;search;login;log in;sign in;sign up;register;subscribe;skip to content;"
        "skip to main content;skip to main;go to content;more;read more;show more;load more;"
        "view all;see all;see more;view more;back to top;top;go totop;go to top;contact;"
        "contact us;about;about us;my account;account;newsletters;live;live tv;e-paper;epaper;"
        "toggle navigation;main menu;sections;all sections;submit;cancel;ok;accept;got it;"
        "close menu;continue;learn more;click here;read full article;read full story;"
        "continue reading;full article;edition;print edition;language;english;site index;"
        "site map;sitemap;archives;archive;world;sports;sport;business;politics;opinion;"
        "entertainment;technology;tech;health;science;lifestyle;travel;culture;videos;podcasts;"
        "weather;jobs;local;national;international;news;features;editorial;obituaries;"
        "classifieds;photos;arts;economy;education;environment;magazine;money;style;"
        "chevron_left browse all posts;dashboard;log out;logout;shop;store;donate;careers;faq;"
        "help;support us;go to home page »;skip to navigation"
    ),
    RELATED: (
        "related;related:;related articles;related stories;related story;related posts;"
        "related news;related content;related topics;related topics:;related tags;"
        "related tags:;related links;related coverage;related items;related reading;"
        "related video;related videos;related post;more on this story;more on this topic;"
        "more on this;more:;more stories;more news;more like this;more to read;more articles;"
        "more from this author;see also;see also:;read also;also read;also read:;read also:;"
        "read next;up next;recommended;recommended for you;recommends;recommended stories;"
        "recommended articles;recommended reading;you may also like;you may also like:;"
        "you may also like...;you might also like;you might also like:;you may like;"
        "you may like these posts;you might also enjoy;most popular;most read;most viewed;"
        "most shared;most commented;most recent;popular;popular posts;popular stories;"
        "popular news;popular now;popular articles;trending;trending now;trending news;"
        "trending stories;trending topics;trending articles;latest;latest news;latest stories;"
        "latest posts;latest articles;latest headlines;latest videos;latest updates;"
        "latest from;recent posts;recent news;recent stories;recent articles;recent comments;"
        "recent;top stories;top news;top story;top headlines;top posts;headlines;don't miss;"
        "dont miss;don't miss:;must read;must reads;must-read;editor's picks;editors' picks;"
        "editor's pick;editors picks;editor's choice;editors' choice;editor’s pick;featured;"
        "featured stories;featured posts;in case you missed it;what to read next;"
        "read this next;next up;keep reading;from around the web;around the web;from the web;"
        "elsewhere on the web;more from the web;promoted stories;sponsored stories;suggested;"
        "suggested for you;suggested stories;suggested articles;similar articles;similar posts;"
        "similar stories;similar news;other news;other stories;other articles;story timeline;"
        "hot topics;watch next;más leídas;lo más leído;artículos relacionados;"
        "noticias relacionadas;à lire aussi;lire aussi;sur le même sujet;les plus lus;"
        "mehr zum thema;auch interessant;das könnte sie auch interessieren;meistgelesen;"
        "читайте также;по теме;популярное;مزید پڑھیں;یہ بھی پڑھیں;متعلقہ خبریں;تازہ ترین;"
        "اقرأ أيضا;مواضيع ذات صلة;الأكثر قراءة;相关新闻;相关阅读;推荐阅读;"
        "more coverage;more headlines;"
        "explore more;discover more;we recommend;you'll also like;also on;in this story;"
        "also in the news;other top stories;our picks;best of;spotlight"
    ),
    NEXT: (
        "previous story;next story;previous article;next article;previous post;next post;"
        "previous;next;prev post;next up;« previous;next »;« previous post next post »;"
        "older post;newer post;older posts;newer posts;post navigation;previous post next post;"
        "newer;older;article navigation;previous news;next news;vorheriger artikel;"
        "nächster artikel"
    ),
    COMMENTS: (
        "comments;comment;comments:;view comments;show comments;leave a comment;add a comment;"
        "post a comment;leave a reply;leave a reply cancel reply;leave your comment;"
        "write a comment;join the conversation;join the discussion;no comments;no comments yet;"
        "comments are closed;comments are closed.;0 comments;your comment;have your say;reply;"
        "reader comments;conversation;discussion;view the discussion thread.;"
        "comments powered by disqus;disqus;your email address will not be published.;"
        "your email address will not be published. required fields are marked *;"
        "save my name, email, and website in this browser for the next time i comment.;"
        "have your say.give us feedback.;kommentare;commentaires;comentarios;комментарии;تبصرے;"
        "be the first to comment;be the first to comment!;log in to comment;what do you think?;"
        "tell us what you think...;write for us;show discussion;hide comments;responses"
    ),
    NEWSLETTER: (
        "newsletter;newsletters;subscribe now;subscribe today;sign up now;sign up for free;"
        "email address;your email;enter your email;enter your email address;"
        "thanks for signing up!;thank you for subscribing;get the newsletter;subscribe here;"
        "subscribe to our newsletter;join our newsletter;sign up for our newsletter;get alerts;"
        "breaking news emails;daily newsletter;free newsletter;subscribe to newsletter;get it;"
        "see all newsletters;subscribe to continue reading;already a subscriber?"
    ),
    FOLLOW: (
        "follow;follow us;follow us on;follow us:;follow me;follow on;stay connected;"
        "connect with us;follow us on twitter;follow us on facebook;find us on facebook;"
        "follow @;join us on;stay in touch;get in touch;stay up to date;join our channel;"
        "follow us on social media;keep in touch;like us on facebook;join our whatsapp group"
    ),
    LEGAL: (
        "all rights reserved;all rights reserved.;privacy policy;terms of service;terms of use;"
        "terms;terms & conditions;terms and conditions;privacy;cookie policy;disclaimer;"
        "do not sell my info;accessibility;ad choices;advertise;advertise with us;copyright;"
        "impressum;datenschutz;mentions légales;aviso legal;terms of service privacy notice;"
        "privacy notice;reprints;licensing;corrections;california privacy rights;legal"
    ),
    TAGS: (
        "tags;tags:;tag;tag:;topics;topics:;filed under;filed under:;category;categories;"
        "categories:;keywords;keywords:;schlagworte;etiquetas;étiquettes;теги;ٹیگز;الوسوم;"
        "in this article;explore topics;posted in;article topics;read more about"
    ),
    AUTHOR_NOTE: (
        "about the author;about the authors;about author;author;written by;the author;"
        "author bio;more from author;more by this author;view all posts;author archive;"
        "contributor;author information;über den autor;contributed by;about the writer"
    ),
    CAPTION: (
        "image credit;photo credit;getty images;getty;image source;photo by;file photo;(file)"
    ),
}
