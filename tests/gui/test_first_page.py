"""The first page of a handout, shown before the others are made: what is in sight of it is what the printer gets."""

import datetime
import itertools

import pytest
from PySide6.QtCore import QByteArray, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from ketaref import paths
from ketaref.gui.handouts.press import _INK, Press, draw
from ketaref.handouts.document import Document
from ketaref.handouts.options import Options
from ketaref.handouts.templates import Template, catalogue

DAY = datetime.date(2026, 11, 22)
WIDTH = 430
SMALL, LARGE = 0.42, 0.76
"""How much of the first page is in sight in a window of 1280 x 720 and of 1920 x 1080 pixels."""


@pytest.fixture(scope="module")
def press() -> Press:
    return Press(paths.database())


def above(image: QImage, share: float) -> QImage:
    return image.copy(QRect(0, 0, image.width(), int(share * image.height())))


def made(press: Press, document: Document, seen: float) -> tuple[QImage, QImage]:
    """What is in sight of the page that comes first, and of the same page of the whole."""
    beginning = press.beginning(document, WIDTH, seen)
    assert beginning is not None
    return above(beginning, seen), above(draw(press.preview(document).pages[0], WIDTH), seen)


@pytest.mark.parametrize("template", catalogue(), ids=lambda template: template.id)
@pytest.mark.parametrize("seen", [SMALL, LARGE])
def test_what_is_in_sight_is_what_the_whole_shows_there(template: Template, seen: float, press: Press) -> None:
    for language, size in itertools.product(("en", "es"), (13, 18)):
        document = press.compose([(template, Options(as_of=DAY, language=language, size=size))])  # type: ignore[arg-type]
        begun, whole = made(press, document, seen)
        assert begun == whole, (language, size)


def test_what_is_out_of_sight_is_left_for_later(press: Press) -> None:
    overview = next(template for template in catalogue() if template.id == "overview")
    document = press.compose([(overview, Options(as_of=DAY))])
    begun, whole = press.beginning(document, WIDTH, 0.2), draw(press.preview(document).pages[0], WIDTH)
    assert begun is not None
    assert begun.size() == whole.size()
    assert above(begun, 0.9) != above(whole, 0.9)


def as_it_is(page: bytes) -> QImage:
    """A page drawn with nothing done to it beforehand."""
    renderer = QSvgRenderer(QByteArray(page))
    height = round(WIDTH * renderer.defaultSize().height() / renderer.defaultSize().width())
    image = QImage(WIDTH, height, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, WIDTH, height))
    painter.end()
    return image.convertToFormat(QImage.Format.Format_RGB16, Qt.ImageConversionFlag.AvoidDither)


@pytest.mark.parametrize("template", catalogue(), ids=lambda template: template.id)
@pytest.mark.parametrize("greyscale", [False, True])
def test_saying_the_colour_of_text_once_changes_no_pixel(template: Template, greyscale: bool, press: Press) -> None:
    document = press.compose([(template, Options(as_of=DAY, greyscale=greyscale))])
    for page in press.preview(document).pages:
        assert _INK in page
        assert draw(page, WIDTH) == as_it_is(page)
