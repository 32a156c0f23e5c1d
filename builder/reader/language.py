"""Which language a text is in, told by its script and its commonest words."""

import re
import unicodedata
from collections import Counter

SAMPLE = 20_000
ENOUGH_LETTERS = 40
ENOUGH_WORDS = 10
_CLEAR_LEAD = 1.3
_ASCII = re.compile(r"[\x00-\x7f]+")
_ASCII_LETTERS = re.compile(r"[a-z]+")

STOP_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": (
            "the of and to in a is that for it on was with as at by from he his be this are have"
            " has had were been not but they their which who will would said its an or we you"
            " i she her him them there what when after about more than can could also into our"
        ),
        "fr": (
            "le la les de des du et à en un une est que qui dans pour sur au aux par pas plus ne"
            " se ce cette il elle ils avec son ses sont été mais ont nous vous leur après comme"
        ),
        "de": (
            "der die das und in zu den von mit ist auf für im nicht ein eine einen dem des sich"
            " als auch es an werden aus er hat dass sie nach wird bei sind noch wie wurde haben"
        ),
        "es": (
            "el la los las de del y en un una que es por con para se su al lo como más pero sus"
            " le ha fue este esta entre cuando muy sin sobre ser también hasta desde están"
        ),
        "pt": (
            "o os as de do da dos das e em um uma que é por com para se na no mais ao não foi"
            " como sua seu pela pelo são mas também até ele ela ser está entre depois"
        ),
        "it": (
            "il lo la gli le di del della e in un una che è per con non si da al alla nel sono"
            " più anche come dei delle ha ma questo questa suo sua tra essere dopo stato"
        ),
        "nl": (
            "de het een en van in op te dat die is voor met zijn niet aan er om ook als maar bij"
            " door naar uit over hij werd wordt heeft nog hebben dit deze zich wel meer"
        ),
        "id": (
            "yang dan di ke dari untuk dengan pada ini itu tidak dalam adalah akan oleh juga"
            " sebagai telah ada karena mereka bisa kata saat atau lebih para tersebut"
        ),
        "tr": (
            "ve bir bu da de için ile olarak olan çok daha gibi sonra kadar en ne ise ya değil"
            " var dedi oldu göre ancak her o ama şu tarafından"
        ),
        "ur": "کے کی میں ہے اور سے کا کو اس نے کہ پر ہیں نہیں یہ بھی ایک کر گیا ان تھا کیا جو تو",
        "fa": "و در به از که این را با است برای آن یک خود تا کرد بر هم شد شده می بود ها های اما",
        "ar": "في من على إلى أن التي الذي عن مع هذا هذه ما لا كان كما بعد قد أو وقد بين خلال كل",
        "ps": "د په او چې کې ته له سره دي وي هم دا یې نه شوي کړي خو کوي ده چي څخه کړ هغه",
        "ru": (
            "и в не на что с по он как это к из у за от его но для о же так был года при"
            " после все также было они до или который сообщил"
        ),
        "uk": "і в на що не з до у за як та для це від про його але був він після також або під",
        "zh": "",
    }.items()
}

# By word: most words of a text are no stop word of any language.
_LANGUAGES: dict[str, list[str]] = {}
for _language, _words in STOP_WORDS.items():
    for _word in _words:
        _LANGUAGES.setdefault(_word, []).append(_language)

_LATIN = ("en", "fr", "de", "es", "pt", "it", "nl", "id", "tr")
_ARABIC = ("ur", "fa", "ar", "ps")
_CYRILLIC = ("ru", "uk")


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of the language, or None if it is not clear."""
    sample = text[:SAMPLE].casefold()
    # Most letters of most texts need no look at what Unicode calls them.
    others = _ASCII.sub("", sample)
    scripts = Counter(_script(c) for c in others if c.isalpha())
    scripts["LATIN"] += sum(map(len, _ASCII_LETTERS.findall(sample)))
    letters = scripts.total()
    if letters < ENOUGH_LETTERS:
        return None
    script, count = scripts.most_common(1)[0]
    if script == "CJK" and not scripts["HIRAGANA"] + scripts["KATAKANA"]:
        return "zh"
    candidates = {"LATIN": _LATIN, "ARABIC": _ARABIC, "CYRILLIC": _CYRILLIC}.get(script, ())
    if not candidates or count < letters * 0.6:
        return None
    found = _by_stop_words(sample, candidates)
    return found or (_by_letters(sample) if script == "ARABIC" else None)


def _by_stop_words(sample: str, candidates: tuple[str, ...]) -> str | None:
    words = sample.split()
    hits = Counter(dict.fromkeys(candidates, 0))
    for word, count in Counter(filter(_LANGUAGES.__contains__, words)).items():
        for language in _LANGUAGES[word]:
            hits[language] += count
    (best, most), (_, second) = Counter({one: hits[one] for one in candidates}).most_common(2)
    if len(words) < ENOUGH_WORDS or most < len(words) * 0.12:
        return None
    return best if most > second * _CLEAR_LEAD else None


# Letters that one language of the Arabic script has, and the others have not.
_OWN_LETTERS = {"ur": "ٹڈڑںےہھ", "ps": "ښځڅېۍړډټګڼ", "fa": "پچژگکی"}
_ARABIC_LETTERS = "ةيكىإأ"
_MANY, _ANY = 0.02, 0.01


def _by_letters(sample: str) -> str | None:
    """Tell the language of a short text by its letters: the first that has its own, else Arabic."""
    letters = sum(map(str.isalpha, sample))
    for language, own in _OWN_LETTERS.items():
        if sum(map(sample.count, own)) > letters * (_MANY if language == "fa" else _ANY):
            return language
    is_arabic = sum(map(sample.count, _ARABIC_LETTERS)) > letters * _MANY
    return "ar" if is_arabic else None


def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").split()[0]
