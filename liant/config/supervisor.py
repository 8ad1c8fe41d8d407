"""Keeps child processes running: starts them, starts them again when they crash, stops them together."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from types import FrameType
from typing import Self

TICK = 0.1
GRACE = 15.0  # seconds that a child has to finish what it is doing
STABLE = 60.0  # seconds after which a crash counts as the first one again
LONGEST_PAUSE = 30.0


def interrupt_once(*signals: signal.Signals) -> None:
    """Let the first of these signals raise KeyboardInterrupt and ignore the rest: they would cut the clean-up short."""

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        for each in signals:
            signal.signal(each, signal.SIG_IGN)
        raise KeyboardInterrupt

    for each in signals:
        signal.signal(each, interrupt)


@contextmanager
def uninterrupted(*signals: signal.Signals) -> Iterator[None]:
    """Have these signals wait for the end of the block: what it starts would be forgotten, were it cut short."""
    arrived: list[int] = []
    handlers = {each: signal.signal(each, lambda number, _frame: arrived.append(number)) for each in signals}
    try:
        yield
    finally:
        for each, handler in handlers.items():
            signal.signal(each, handler)
        for number in arrived:
            signal.raise_signal(number)


@dataclass
class Child:
    """One process to keep running: its name for people, its command and its whole environment."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    _process: "subprocess.Popen[bytes] | None" = field(default=None, init=False)
    _crashes: int = field(default=0, init=False)
    _started_at: float = field(default=0.0, init=False)
    _start_again_at: float = field(default=0.0, init=False)

    def look_after(self) -> None:
        """Start the process when it is due; when it has ended by itself, say so and plan its next start."""
        if self._process is None:
            if time.monotonic() >= self._start_again_at:
                self._start()
        elif self._process.poll() is not None:
            self._plan_restart(self._process)

    def ask_to_stop(self) -> None:
        """Ask the process to finish."""
        if self._process is not None:
            self._process.terminate()

    def wait_for_stop(self, deadline: float) -> None:
        """Wait for the process to finish; at the deadline end it and all that it has started."""
        if self._process is not None:
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(max(0.0, deadline - time.monotonic()))
            self._end_group(self._process)

    def _start(self) -> None:
        # A session of its own, so that Ctrl+C reaches the supervisor alone, which then stops everyone in order;
        # setpriv, so that a killed supervisor takes its children with it.
        command = ["setpriv", "--pdeathsig", "TERM", *self.command]
        with uninterrupted(signal.SIGINT, signal.SIGTERM):
            self._process = subprocess.Popen(command, env=self.environment, start_new_session=True)
        self._started_at = time.monotonic()

    def _plan_restart(self, ended: "subprocess.Popen[bytes]") -> None:
        self._end_group(ended)
        self._process = None
        now = time.monotonic()
        self._crashes = 0 if now - self._started_at > STABLE else self._crashes + 1
        pause = min(2.0 ** max(0, self._crashes - 1), LONGEST_PAUSE)
        self._start_again_at = now + pause
        print(f"{self.name} ended (status {ended.returncode}); starting it again in {pause:.0f} s.", flush=True)

    @staticmethod
    def _end_group(process: "subprocess.Popen[bytes]") -> None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


class Supervisor:
    """Child processes that run together, within a `with` block."""

    def __init__(self, children: Sequence[Child]) -> None:
        self._children = children

    def __enter__(self) -> Self:
        return self

    def watch(self, until: Callable[[], bool] = lambda: False) -> None:
        """Keep the children running until the condition holds; without one, until interrupted."""
        while not until():
            for child in self._children:
                child.look_after()
            time.sleep(TICK)

    def __exit__(self, *_error: object) -> None:
        """Stop all children, giving each the time to finish its request or job."""
        for child in self._children:
            child.ask_to_stop()
        deadline = time.monotonic() + GRACE
        for child in self._children:
            child.wait_for_stop(deadline)
