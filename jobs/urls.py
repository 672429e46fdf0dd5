from django.urls import path

from jobs import views

app_name = "jobs"
urlpatterns = [
    path("b/<slug:board>/work/", views.index, name="index"),
    path("b/<slug:board>/work/<int:pk>/", views.detail, name="detail"),
    path("b/<slug:board>/work/<int:pk>/cancel/", views.cancel, name="cancel"),
    path("b/<slug:board>/work/<int:pk>/again/", views.repeat, name="repeat"),
    path("b/<slug:board>/work/files/<int:pk>/", views.file, name="file"),
    path("b/<slug:board>/work/mails/<int:pk>/send/", views.send_again, name="send_again"),
    path("b/<slug:board>/work/mails/<int:pk>/drop/", views.drop, name="drop"),
]
