"""Work away from the window's thread: one job after the other, its outcome handed back to the window."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal
from shiboken6 import isValid

from ketaref.errors import KetaRefError

Done = Callable[[Any], object]
Failed = Callable[[str], object]


class Background(QObject):
    """Runs jobs in one thread. Where `lane` is given, only the newest job of the lane answers: older ones are stale.

    Signals: returned -- the number of a job, what it returned, what it raised; for this class alone.
    """

    returned = Signal(int, object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._count = 0
        self._closed = False
        self._waiting: dict[int, tuple[str, Done, Failed]] = {}
        self.returned.connect(self._hand_back)

    @property
    def busy(self) -> bool:
        """Whether a job has yet to answer."""
        return bool(self._waiting)

    def run(self, work: Callable[[], Any], done: Done, failed: Failed, lane: str = "") -> None:
        """Run `work`; then `done` gets what it returned, or `failed` the sentence of a KetaRefError."""
        if self._closed:
            return
        if lane:
            self.forget(lane)
        self._count += 1
        number = self._count
        self._waiting[number] = (lane, done, failed)
        self._pool.start(lambda: self._work(number, work))

    def forget(self, lane: str) -> None:
        """Let no job of this lane answer any more."""
        self._waiting = {number: job for number, job in self._waiting.items() if job[0] != lane}

    def stop(self) -> None:
        """Let no job answer, and wait for the one that is running."""
        self._waiting.clear()
        self._pool.clear()
        self._pool.waitForDone()

    def close(self) -> None:
        """Stop, and take no job any more: the window goes, and a late timer may still ask for one."""
        self._closed = True
        self.stop()

    def _work(self, number: int, work: Callable[[], Any]) -> None:
        if number not in self._waiting:
            return
        result, failure = None, None
        try:
            result = work()
        except BaseException as error:  # noqa: BLE001 -- a panic of Typst too; raised again on the window's thread
            failure = error
        if isValid(self):  # the window may have gone meanwhile
            self.returned.emit(number, result, failure)

    def _hand_back(self, number: int, result: object, error: BaseException | None) -> None:
        job = self._waiting.pop(number, None)
        if job is None:
            return
        _lane, done, failed = job
        if isinstance(error, KetaRefError):
            failed(str(error))
        elif error is not None:
            raise error
        else:
            done(result)
