"""Forms about the jobs a partnership plans for."""

from careerpaths.forms.occupations import OccupationForm
from careerpaths.models import CriticalJob


class CriticalJobForm(OccupationForm):
    """A job that members plan for together, with the occupation it is."""

    action = "Save critical job"
    named = "title"
    field_order = ["title", "words", "proposal", "soc"]

    class Meta:
        model = CriticalJob
        fields = ["title", "soc", "definition", "position"]
        labels = {"position": "Place in the list"}
        help_texts = {
            "soc": "The federal code of the occupation, such as 51-4041.",
            "definition": "What belongs to the job and what does not, so that all count the same.",
            "position": "0 is first.",
        }

    def _get_validation_exclusions(self):
        # A title stands once in each partnership.
        return super()._get_validation_exclusions() - {"partnership"}
