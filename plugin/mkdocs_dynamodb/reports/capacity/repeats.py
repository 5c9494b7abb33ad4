"""How often a part of a step is done for one request of its access pattern."""

from decimal import Decimal

from mkdocs_dynamodb.model.figures import exact_product, figure_text
from mkdocs_dynamodb.model.flow.targets import is_listed
from mkdocs_dynamodb.model.operations import Action, Repeat, Step
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.reports.capacity.derivations import Source


@record(kw_only=True)
class Repeats:
    """Average and largest number of repeats."""

    average: Decimal
    most: Decimal | None
    """None where nothing bounds it."""
    sources: tuple[Source, ...] = ()

    @classmethod
    def of(cls, step: Step, action: Action | None = None) -> "Repeats":
        """Repeats of a step together with those of a listed action of it."""
        found = [(step.times, step.subject)]
        if action is not None and is_listed(step):
            found.append((action.times, action.subject))
        average = most = Decimal(1)
        sources = []
        for times, subject in found:
            if times is not None:
                average = exact_product(average, times.average)
                most = exact_product(most, Decimal(times.max))
                sources.append(Source(what="repeats", text=_text(times), subject=subject))
        return cls(average=average, most=most, sources=tuple(sources))

    def each(self, average: Decimal, most: Decimal | None, source: Source) -> "Repeats":
        """As often for each of several items."""
        bound = None if most is None or self.most is None else exact_product(self.most, most)
        return Repeats(
            average=exact_product(self.average, average),
            most=bound,
            sources=(*self.sources, source),
        )


def _text(times: Repeat) -> str:
    return f"{figure_text(times.average)} on average, {figure_text(times.max)} at most"
