from django.urls import path

from employers import views

app_name = "employers"
urlpatterns = [
    path("b/<slug:board>/employers/", views.index, name="index"),
    path("b/<slug:board>/employers/add/", views.add, name="add"),
    path("b/<slug:board>/employers/<int:pk>/", views.detail, name="detail"),
    path("b/<slug:board>/employers/<int:pk>/edit/", views.edit, name="edit"),
    path("b/<slug:board>/employers/<int:pk>/contacts/add/", views.add_contact, name="add_contact"),
]
