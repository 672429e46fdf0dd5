from django.urls import path

from employers.views import firms

app_name = "employers"
urlpatterns = [
    path("b/<slug:board>/employers/", firms.index, name="index"),
    path("b/<slug:board>/employers/add/", firms.add, name="add"),
    path("b/<slug:board>/employers/<int:pk>/", firms.detail, name="detail"),
    path("b/<slug:board>/employers/<int:pk>/edit/", firms.edit, name="edit"),
    path("b/<slug:board>/employers/<int:pk>/contacts/add/", firms.add_contact, name="add_contact"),
]
