"""What a scale is, once it has been found sound."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Words = Annotated[str, Field(min_length=1)]
"""Words that may not be blank."""


class Level(BaseModel):
    """One level of a scale, with the words that say what it takes to reach it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    level: Words
    descriptor: str = ""


class Criterion(BaseModel):
    """One criterion of a scale, and what each level means for it; blank where nobody has said."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    criterion: Words
    question: str = ""
    descriptors: dict[str, str] = Field(default_factory=dict)


class OverallRule(BaseModel):
    """The level of the whole, and the written condition under which it is given."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    level: Words
    when: Words


class Scale(BaseModel):
    """A significance scale: levels lowest first, criteria, and the written rules for the whole (section 7).

    Parameters
    ----------
    name, title
        What ratings call it, and what readers do.
    owner, source, version
        Whose scale it is, where it comes from, and which state of it.
    for_the_worse
        The scale on which changes for the worse are rated instead; its own name if it has words for harm,
        and blank where nobody has said.
    levels
        In order, the lowest first.
    criteria
        What is rated apart; none where only the whole is rated.
    overall
        Rules tried from the highest level down; the first that holds gives the level of the whole.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Words
    title: Words
    owner: Words
    source: Words
    version: Words
    for_the_worse: str = ""
    levels: tuple[Level, ...] = Field(min_length=2)
    criteria: tuple[Criterion, ...] = ()
    overall: tuple[OverallRule, ...] = ()

    @property
    def is_of_harm(self) -> bool:
        """Whether its words are for changes for the worse; "love to see" is none of them."""
        return self.for_the_worse.strip().casefold() in (self.name.casefold(), self.title.casefold())

    @property
    def has_descriptors(self) -> bool:
        """Whether every level says what it means; without that a rating is only asserted."""
        return all(level.descriptor.strip() for level in self.levels)

    def describes(self, criterion: str) -> bool:
        """Whether the scale says what every level means for a criterion, or for the whole.

        Parameters
        ----------
        criterion
            A criterion of the scale; ``significance`` is the whole.
        """
        if criterion.strip().casefold() == "significance" or not self.criteria:
            return self.has_descriptors
        known = self.criterion(criterion)
        if known is None:
            return False
        own = [known.descriptors.get(level.level, "").strip() for level in self.levels]
        return all(own) or (not any(own) and self.has_descriptors)

    def criterion(self, name: str) -> Criterion | None:
        """Look a criterion up by its name; case and outer white space do not matter."""
        wanted = name.strip().casefold()
        return next((each for each in self.criteria if each.criterion.casefold() == wanted), None)

    def rank(self, level: str) -> int | None:
        """Give a level's place, 1 for the lowest; ``None`` if the scale has no such level.

        Case and outer white space do not matter.

        Examples
        --------
        >>> low, high = Level(level="low"), Level(level="high")
        >>> scale = Scale(name="a", title="A", owner="us", source="ours", version="1", levels=(low, high))
        >>> scale.rank("High "), scale.rank("middling")
        (2, None)
        """
        names = [known.level.casefold() for known in self.levels]
        name = level.strip().casefold()
        return names.index(name) + 1 if name in names else None
