"""Back and forward."""

from ketaref.gui.navigation import History, Place


def visited(*addresses: str) -> History:
    history = History()
    for address in addresses:
        history.visit(address)
    return history


def test_back_and_forward_go_through_the_pages_in_order() -> None:
    history = visited("home", "entry:a", "entry:b")
    assert history.back() == Place("entry:a")
    assert history.back() == Place("home")
    assert history.back() is None
    assert history.forward() == Place("entry:a")


def test_a_page_is_shown_again_where_it_was_left() -> None:
    history = visited("entry:a")
    history.remember(0.4)
    history.visit("entry:b")
    assert history.back() == Place("entry:a", 0.4)


def test_where_a_page_was_left_is_known_wherever_one_is() -> None:
    history = visited("entry:a")
    history.remember(0.4)
    history.visit("tab:b")
    assert history.left_at("entry:a") == 0.4
    assert history.left_at("entry:c") == 0.0


def test_going_somewhere_new_forgets_what_lay_ahead() -> None:
    history = visited("home", "entry:a")
    history.back()
    history.visit("entry:b")
    assert not history.can_go_forward
    assert history.back() == Place("home")


def test_the_same_page_is_not_visited_twice_in_a_row() -> None:
    history = visited("home", "entry:a", "entry:a")
    assert history.back() == Place("home")


def test_what_was_read_last_comes_first_wherever_one_went_from_there() -> None:
    history = visited("home", "entry:a", "entry:b", "entry:c")
    history.back()
    history.back()
    assert history.recent == ["entry:b", "entry:c", "home"]
    history.visit("entry:d")
    assert history.recent == ["entry:a", "entry:b", "entry:c", "home"]
    assert not history.can_go_forward


def test_clearing_leaves_nothing() -> None:
    history = visited("home", "entry:a")
    history.clear()
    assert history.recent == []
    assert history.current is None
    assert not history.can_go_back


def test_a_long_day_does_not_grow_without_end() -> None:
    history = visited(*(f"entry:{number}" for number in range(1000)))
    steps = 0
    while history.back():
        steps += 1
    assert steps < 300
    assert len(history.recent) < 300
