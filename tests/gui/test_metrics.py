"""Text sizes."""

from ketaref.gui.metrics import ZOOM_STEPS, zoom_step


def test_text_goes_from_80_to_300_percent() -> None:
    assert (ZOOM_STEPS[0], ZOOM_STEPS[-1]) == (80, 300)
    assert 100 in ZOOM_STEPS


def test_steps_stay_within_their_ends() -> None:
    assert zoom_step(100, 1) == 110
    assert zoom_step(100, -1) == 90
    assert zoom_step(300, 1) == 300
    assert zoom_step(80, -5) == 80


def test_a_size_between_two_steps_goes_on_from_the_nearest() -> None:
    assert zoom_step(104, 1) == 110
