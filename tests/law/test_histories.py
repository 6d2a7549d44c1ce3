"""Any history of edits and accidents: what is published is what a clean build publishes.

``DIGEST_LAW=2000`` looks through so many histories of fifty steps, and other ones every time.
"""

import os

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.law.history import Histories
from tests.law.oracle import Oracle

WANTED = int(os.environ.get("DIGEST_LAW", "0"))
PATIENT = settings(deadline=None, suppress_health_check=list(HealthCheck), database=None)
SHORT = settings(PATIENT, max_examples=14, stateful_step_count=24, derandomize=True)
LONG = settings(PATIENT, max_examples=WANTED or 1, stateful_step_count=50, derandomize=False)


def test_after_any_history_the_output_is_that_of_a_clean_build(oracle: Oracle) -> None:
    class Held(Histories):
        def __init__(self) -> None:
            super().__init__(oracle)

    run_state_machine_as_test(Held, settings=LONG if WANTED else SHORT)
