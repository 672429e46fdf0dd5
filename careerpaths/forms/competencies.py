"""Forms about what people must be able to do."""

from accounts.forms import BoardForm
from careerpaths.models import Competency


class CompetencyForm(BoardForm):
    action = "Add competency"

    class Meta:
        model = Competency
        fields = ["name", "category"]

    def _get_validation_exclusions(self):
        # A name stands once in each framework, and once outside of them.
        return super()._get_validation_exclusions() - {"framework"}
