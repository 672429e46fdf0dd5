"""A page of an answer whose questions are cells of a matrix, kept as one value each."""

from training.forms.sections import SectionForm
from training.reports.firm_size import people_employed
from training.rules.doubts import doubt


class MatrixForm(SectionForm):
    """`matrices`: the columns that `read_matrices` makes of many fields."""

    matrices: tuple[str, ...] = ()

    def columns(self):
        return [*super().columns(), *self.matrices]

    def said(self):
        data = self.cleaned_data
        return {name: data[name] for name in super().columns()} | self.read_matrices(data)

    def read_matrices(self, data):
        """Return {column: value} of the matrices, as JSON keeps them."""
        raise NotImplementedError

    def doubts_about(self, data, names):
        """Return the questions about counts that are many more than the firm has people."""
        people = people_employed(self.desk.round, self.desk.organization)
        counts = {name: data[name] for name in names if data.get(name)}
        asked = {name: doubt(count, people=people, before=None) for name, count in counts.items()}
        return {name: sentence for name, sentence in asked.items() if sentence}

    def _post_clean(self):
        # The page on somebody else's save compares the row as it would be.
        super()._post_clean()
        if not self.errors:
            for column, value in self.read_matrices(self.cleaned_data).items():
                setattr(self.instance, column, value)

    def asked(self, name):
        if name not in self.matrices:
            return super().asked(name)
        label = str(self.instance._meta.get_field(name).verbose_name)
        return label[:1].upper() + label[1:]

    def words(self, row, name):
        return self.told(row)[name] if name in self.matrices else super().words(row, name)

    def told(self, row):
        """Return {column: words} of the matrices of a row."""
        raise NotImplementedError
