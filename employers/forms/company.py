"""What a firm says about itself: its profile with a board, and where it works."""

from accounts.forms import BoardForm
from employers.actions import firms as actions
from employers.forms.firms import NaicsChecked, counties_for
from employers.models import Employer, Site
from ui.forms import as_text


class CompanyForm(NaicsChecked, BoardForm):
    action = "Save the profile"

    class Meta:
        model = Employer
        fields = ["naics", "employees", "county", "has_union"]
        help_texts = {"naics": "Two to six digits, such as 332710 for machine shops."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        as_text(self.fields["employees"])
        self.fields["county"].queryset = counties_for(self.board)
        self.fields["county"].empty_label = "Not said"

    def save(self, *, on):
        return actions.save_profile(self.instance, on=on)


class SiteForm(BoardForm):
    action = "Save the site"

    class Meta:
        model = Site
        fields = ["name", "street", "city", "county"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["county"].queryset = counties_for(self.board)
