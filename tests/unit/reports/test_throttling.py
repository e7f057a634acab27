"""Guessing passwords gets slower and slower."""

from datetime import UTC, datetime, timedelta

from reports.review.throttling import MOST_KEYS, Throttle

NOW = datetime(2026, 3, 9, 6, tzinfo=UTC)


def after(count: int, *, name: str = "anna", address: str = "192.0.2.1") -> Throttle:
    throttle = Throttle()
    for _ in range(count):
        throttle.failed(name, address, now=NOW)
    return throttle


def test_a_person_may_mistype_a_few_times() -> None:
    assert after(4).wait("anna", "192.0.2.1", now=NOW) == timedelta()


def test_the_fifth_failure_makes_one_wait() -> None:
    throttle = after(5)

    assert throttle.wait("Anna", "192.0.2.1", now=NOW) == timedelta(seconds=30)
    assert throttle.wait("anna", "192.0.2.1", now=NOW + timedelta(seconds=30)) == timedelta()


def test_every_further_failure_doubles_the_wait_up_to_a_quarter_of_an_hour() -> None:
    assert after(6).wait("anna", "192.0.2.1", now=NOW) == timedelta(minutes=1)
    assert after(5000).wait("anna", "192.0.2.1", now=NOW) == timedelta(minutes=15)


def test_others_at_another_address_do_not_wait() -> None:
    assert after(10).wait("anna", "192.0.2.2", now=NOW) == timedelta()


def test_one_address_cannot_try_name_after_name() -> None:
    throttle = Throttle()
    for number in range(20):
        throttle.failed(f"name {number}", "192.0.2.1", now=NOW)

    assert throttle.wait("somebody else", "192.0.2.1", now=NOW) > timedelta()


def test_one_name_cannot_be_tried_from_everywhere() -> None:
    throttle = Throttle()
    for number in range(50):
        throttle.failed("anna", f"192.0.2.{number}", now=NOW)

    assert throttle.wait("anna", "198.51.100.1", now=NOW) > timedelta()


def test_signing_in_forgets_what_was_mistyped() -> None:
    throttle = after(4)
    throttle.succeeded("anna", "192.0.2.1")
    throttle.failed("anna", "192.0.2.1", now=NOW)

    assert throttle.wait("anna", "192.0.2.1", now=NOW) == timedelta()


def test_an_hour_later_one_starts_anew() -> None:
    throttle = after(5)
    throttle.failed("anna", "192.0.2.1", now=NOW + timedelta(hours=2))

    assert throttle.wait("anna", "192.0.2.1", now=NOW + timedelta(hours=2)) == timedelta()


def test_memory_does_not_grow_with_attacks() -> None:
    throttle = Throttle()
    for number in range(MOST_KEYS):
        throttle.failed(f"name {number}", f"address {number}", now=NOW)

    assert len(throttle._tries) == MOST_KEYS
