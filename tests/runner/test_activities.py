"""What lanes do now."""

import threading

import pytest

from effbench.runner.activities import Activities, Kind


def test_what_is_done_within_something_else_is_shown_and_then_the_other_thing_again() -> None:
    activities = Activities()
    assert activities.now() == []
    with activities.doing(Kind.BASELINE, "core/first"):
        assert [str(each[-1]) for each in activities.now()] == ["baseline of first"]
        with activities.doing(Kind.INPUTS, "core/first"):
            (both,) = activities.now()
            assert list(map(str, both)) == ["baseline of first", "inputs of first"]
            assert activities.ended_s == 0
        assert activities.ended_s == 0  # the whole goes on
        assert len(activities.now()[0]) == 1
    assert activities.now() == []
    assert activities.ended_s > 0


def test_each_thread_has_its_own() -> None:
    activities = Activities()
    goes_on, seen = threading.Event(), threading.Event()

    def work() -> None:
        with activities.doing(Kind.SAMPLES, "second"):
            seen.set()
            goes_on.wait(10)

    thread = threading.Thread(target=work)
    with activities.doing(Kind.LADDER, "first"):
        thread.start()
        seen.wait(10)
        assert {str(each[-1]) for each in activities.now()} == {"slower references of first", "samples of second"}
        goes_on.set()
        thread.join()
        assert [str(each[-1]) for each in activities.now()] == ["slower references of first"]


def test_what_fails_is_not_done_any_more() -> None:
    activities = Activities()
    with pytest.raises(ValueError, match="as scripted"), activities.doing(Kind.SAMPLES, "first"):
        raise ValueError("as scripted")
    assert activities.now() == []
