"""Worker processes, and the time and size that an answer may take."""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

from communique.server import worker
from communique.server.worker import Failure, Question

_START = 60.0
# No state of the parent (threads, locks, the store) may come along.
_CONTEXT = get_context("spawn")


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer.

    Attributes:
        media: its media type.
        body: its bytes.
    """

    media: str
    body: bytes


class QueryError(Exception):
    """A query without an answer.

    Attributes:
        status: HTTP status.
        reason: for a person to read.
    """

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


class _Worker:
    def __init__(self) -> None:
        self._connection, other = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(target=worker.serve, args=(other,), daemon=True, name="communique-query")
        self._process.start()
        other.close()
        self._ready = False

    def ask(self, question: Question, timeout: float, max_bytes: int) -> Answer:
        """The answer; raises QueryError, and must be ended then unless the fault was the query's."""
        if not self._ready:
            self._receive(time.monotonic() + _START)
            self._ready = True
        end = time.monotonic() + timeout
        self._connection.send(question)
        media = self._receive(end)
        pieces: list[bytes] = []
        size = 0
        while piece := self._receive(end):
            assert isinstance(piece, bytes)
            pieces.append(piece)
            size += len(piece)
            if size > max_bytes:
                raise _StoppedError(400, f"the answer is larger than {max_bytes} bytes: ask for less, or add LIMIT")
        return Answer(str(media), b"".join(pieces))

    def _receive(self, end: float) -> object:
        try:
            if not self._connection.poll(max(0.0, end - time.monotonic())):
                raise _StoppedError(503, "the query took too long: ask for less, or add LIMIT")
            message = self._connection.recv()
        except (EOFError, OSError) as error:
            raise _StoppedError(500, "the process that answered has ended: ask again, or for less") from error
        if isinstance(message, Failure):
            raise QueryError(message.status, message.reason)
        return message

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self._connection.close()


class _StoppedError(QueryError):
    """After which the worker is of no use."""


class Pool:
    """Some workers; each answers one question at a time.

    Args:
        workers: how many.
        timeout: seconds that an answer may take; as long again a question waits for a worker.
        max_bytes: size of the largest answer.
    """

    def __init__(self, workers: int, timeout: float, max_bytes: int) -> None:
        self._timeout = timeout
        self._max_bytes = max_bytes
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="communique-query")
        self._idle: asyncio.Queue[_Worker] = asyncio.Queue()
        self._all = [_Worker() for _ in range(workers)]
        for each in self._all:
            self._idle.put_nowait(each)

    async def ask(self, question: Question) -> Answer:
        """The answer to a question.

        Raises:
            QueryError: when there is none, with the HTTP status that says why.
        """
        try:
            free = await asyncio.wait_for(self._idle.get(), self._timeout)
        except TimeoutError as error:
            raise QueryError(503, "all workers are busy: try again later") from error
        loop = asyncio.get_running_loop()
        try:
            return await asyncio.shield(
                loop.run_in_executor(self._threads, free.ask, question, self._timeout, self._max_bytes)
            )
        except (_StoppedError, asyncio.CancelledError):
            # A client that has gone leaves its query running: the worker ends with it.
            free.end()
            self._all.remove(free)
            free = _Worker()
            self._all.append(free)
            raise
        finally:
            self._idle.put_nowait(free)

    def close(self) -> None:
        """Ends all workers."""
        for each in self._all:
            each.end()
        self._threads.shutdown(wait=False)
