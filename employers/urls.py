from django.urls import include, path

from employers.views import company, firms, help, merges, services

app_name = "employers"
employer = [
    path("", firms.detail, name="detail"),
    path("edit/", firms.edit, name="edit"),
    path("contacts/add/", firms.add_contact, name="add_contact"),
    path("services/add/", services.add_service, name="add_service"),
    path("services/<int:service>/edit/", services.edit_service, name="edit_service"),
    path("ask/", services.ask, name="ask"),
    path("hand-over/", services.hand_over, name="hand_over"),
    path("merge/", merges.merge, name="merge"),
    path("merge/<int:gone>/", merges.merge_record, name="merge_record"),
]
of_staff = [
    path("employers/", firms.index, name="index"),
    path("employers/add/", firms.add, name="add"),
    path("employers/silent/", services.silent, name="silent"),
    path("employers/<int:pk>/", include(employer)),
    path("help/", help.help_requests, name="help_requests"),
    path("help/<int:pk>/", help.help_request, name="help_request"),
    path("help/<int:pk>/close/", help.close_help, name="close_help"),
]
of_firm = [
    path("company/", company.company, name="company"),
    path("company/<int:employer>/edit/", company.edit_company, name="edit_company"),
    path("company/<int:employer>/sites/add/", company.add_site, name="add_site"),
    path("company/<int:employer>/sites/<int:pk>/edit/", company.edit_site, name="edit_site"),
    path("company/<int:employer>/sites/<int:pk>/remove/", company.remove_site, name="remove_site"),
    path("help/", help.ask_help, name="ask_help"),
    path("help/<int:pk>/close/", help.close_own_help, name="close_own_help"),
]
of_agency = [
    path("asked/", services.asked, name="asked"),
    path("asked/<int:firm>/", services.asked_firm, name="asked_firm"),
]
urlpatterns = [
    path("b/<slug:board>/", include(of_staff)),
    path("e/<int:organization>/", include(of_firm)),
    path("o/<int:organization>/", include(of_agency)),
]
