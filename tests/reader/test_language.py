"""Which language a text is in."""

import pytest

from builder.reader.language import language_of


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The council of the town said that it would meet in the hall with its guests.",
        ),
        (
            "fr",
            "Le conseil de la ville a dit que les travaux sur le pont ont été longs.",
        ),
        ("de", "Der Rat der Stadt hat gesagt, dass die Brücke nach der Arbeit wieder offen ist."),
        (
            "es",
            "El consejo de la ciudad dijo que el puente no se abre hasta que terminen.",
        ),
        (
            "ru",
            "Совет города сообщил, что мост после ремонта был открыт и что по нему можно ехать.",
        ),
        ("ur", "وادی میں حکام نے کہا ہے کہ دریا پر بنا ہوا پل مرمت کے بعد کھول دیا گیا ہے"),
        ("fa", "مقام‌ها در این شهر گفتند که پل را پس از تعمیر باز کرده‌اند و از آن می توان گذشت"),
        ("ar", "قال مسؤولون في المدينة إن الجسر على النهر قد فتح بعد أن تم إصلاحه من قبل الحكومة"),
        (
            "ps",
            "چارواکو په ښار کې وویل چې پل د ترمیم څخه وروسته بیا د خلکو له پاره پرانیستل شوی دی",
        ),
        (
            "zh",
            "该市官员表示，河上的桥在维修之后已经重新开放，车辆可以通行。当地商人对此表示高兴，并感谢工人。",
        ),
    ],
)
def test_language(language: str, text: str) -> None:
    """A sentence or two are enough to tell the languages that the archive meets."""
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text", ["", "Osmir Herald", "123 456", "Qwx zrt plk mnb vcx dsa fgh jkl qwe rty"]
)
def test_unsure(text: str) -> None:
    """A text that is too short, or that no known language explains, has no language."""
    assert language_of(text) is None
