"""The run: outcomes to their targets, in order, counted; ends in an exit code."""

from newsclean.cli.console import DONE, FAILED, USAGE, UsageError, say
from newsclean.cli.inputs import Source
from newsclean.cli.outputs import Nowhere, Target
from newsclean.cli.plan import Plan
from newsclean.cli.progress import Progress
from newsclean.cli.stats import Tally
from newsclean.cli.stream import Begin, End
from newsclean.cli.work import Outcome
from newsclean.typed import Iterable

Results = Iterable[Begin | list[Outcome] | End]


class Run:
    """Writes results where a plan wants them.

    Args:
        plan: where output goes.
        progress: shown while it lasts.
        check: whether something to remove is a failure.
        strict: whether to stop at the first failure.
    """

    def __init__(self, plan: Plan, progress: Progress, check: bool, strict: bool) -> None:
        self.code = DONE
        self.tally = Tally()
        self._plan = plan
        self._progress = progress
        self._check = check
        self._strict = strict
        self._target: Target = plan.shared or Nowhere()
        self._source = Tally()
        self._kind = "document"
        self._lost = False
        self._succeeded = False
        self._stopped = False

    def write(self, results: Results) -> int:
        """Write all results, and return the exit code.

        However this ends, no file is left half-written.
        """
        try:
            for entry in results:
                if isinstance(entry, Begin):
                    self._begin(entry.source)
                elif isinstance(entry, End):
                    self._end(entry)
                else:
                    self._take(entry)
                if self._stopped:
                    break
        except BaseException:
            self._target.abandon()
            raise
        finally:
            self._progress.clear()
        if self._stopped or (self._plan.shared and not self._succeeded):
            self._target.abandon()
        elif self._plan.shared:
            self._target.commit()
        return self.code

    def _begin(self, source: Source) -> None:
        self._source = Tally()
        self._kind = source.kind
        self._lost = False
        try:
            self._target = self._plan.open(source)
        except UsageError as error:
            self._fail(str(error), USAGE)
            self._target, self._lost = Nowhere(), True
        except OSError as error:
            self._fail(f"{error.filename}: {error.strerror}", FAILED)
            self._target, self._lost = Nowhere(), True

    def _take(self, outcomes: list[Outcome]) -> None:
        for outcome in outcomes:
            self._source.add(outcome)
            self.tally.add(outcome)
            self._target.write(outcome.output)
            if outcome.error:
                self._fail(f"{outcome.place}: {outcome.error}", outcome.code)
                # A file of records is worth having without the bad ones; a document is not.
                self._lost = self._lost or self._kind == "document"
            if self._stopped:
                return
        self._progress.tick(self.tally)

    def _end(self, end: End) -> None:
        if end.error:
            self._fail(end.error, end.code)
            self._lost = self._lost or self._plan.in_place or not self._source.items
        if self._check and self._source.removals:
            say(f"{end.source.name}: would remove {self._source.summary()}")
            self.code = max(self.code, FAILED)
        self._succeeded = self._succeeded or not self._lost
        if self._plan.shared:
            return
        target, self._target = self._target, Nowhere()
        if self._lost or (self._plan.in_place and not self._source.changed):
            target.abandon()
            return
        try:
            target.commit()
        except UsageError as error:
            self._fail(str(error), USAGE)

    def _fail(self, message: str, code: int) -> None:
        self._progress.clear()
        say(message)
        self.code = max(self.code, code)
        self._stopped = self._strict
