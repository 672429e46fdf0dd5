"""Education that a firm asks for, as what it asks for at least: who asks for an associate degree
asks for high school too."""

from training.rules.matrix import Ask

# In rising order, as `training.models.JobAnswer.Education` names them; "none" is below all.
LEVELS = ("high_school", "certificate", "associate", "bachelor")


def education_asks(level: str, required: bool) -> dict[str, Ask]:
    """Return how each level is asked for; nothing where the firm did not say.

    level: what it asks for, "none" or ""; required: else it is preferred.
    """
    if not level:
        return {}
    most = LEVELS.index(level) if level in LEVELS else -1
    ask = Ask.REQUIRED if required else Ask.PREFERRED
    return {one: ask if place <= most else Ask.NOT for place, one in enumerate(LEVELS)}
