"""Addresses of films, in every form that people paste."""

import pytest

from gradient_garden.pages.players import Film, film_of, is_post

ID = "aircAruvnKk"


@pytest.mark.parametrize(
    ("url", "film"),
    [
        (f"https://www.youtube.com/watch?v={ID}", Film(ID)),
        (f"http://youtube.com/watch?app=x&v={ID}&t=90", Film(ID, 90)),
        (f"https://m.youtube.com/watch?v={ID}&t=90s", Film(ID, 90)),
        (f"https://youtu.be/{ID}?t=1h2m3s", Film(ID, 3723)),
        (f"https://youtu.be/{ID}?si=x&t=2m", Film(ID, 120)),
        (f"https://www.youtube.com/embed/{ID}?start=5", Film(ID, 5)),
        (f"https://www.youtube-nocookie.com/embed/{ID}", Film(ID)),
        (f"https://www.youtube.com/shorts/{ID}", Film(ID)),
        (f"https://youtu.be/{ID}?t=never", Film(ID)),
        (f"https://example.org/watch?v={ID}", None),
        (f"https://youtube.com@example.org/watch?v={ID}", None),
        (f"//youtube.com/watch?v={ID}", None),
        (f"javascript:https://youtu.be/{ID}", None),
        ("https://www.youtube.com/watch?v=short", None),
        ('https://www.youtube.com/watch?v=aircAruv"><b', None),
        ("https://www.youtube.com/@channel", None),
        ("https://youtu.be/", None),
        ("https://[::1/", None),
        ("picture.png", None),
    ],
)
def test_films(url, film):
    assert film_of(url) == film


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://twitter.com/someone/status/12", True),
        ("https://x.com/someone/status/12?s=20", True),
        ("https://x.com/someone", False),
        ("https://x.com.example.org/someone/status/12", False),
    ],
)
def test_posts(url, expected):
    assert is_post(url) is expected
