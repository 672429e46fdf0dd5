from partnerships.views.members import add_member, assign, edit_member, members
from partnerships.views.organizations import own
from partnerships.views.partnerships import add, detail, edit, index
from partnerships.views.public import directory, directory_csv, public

__all__ = [
    "add",
    "add_member",
    "assign",
    "detail",
    "directory",
    "directory_csv",
    "edit",
    "edit_member",
    "index",
    "members",
    "own",
    "public",
]
