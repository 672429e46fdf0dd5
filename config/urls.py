"""Every address of the portal. Each app owns the pages of its highest fact."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("accounts.urls")),  # before allauth: some of its pages are ours
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("", include("jobs.urls")),
    path("", include("employers.urls")),
    path("", include("partnerships.urls")),
    path("", include("careerpaths.urls")),
    path("", include("training.urls")),
    path("", include("outcomes.urls")),
    path("", include("ui.urls")),
]
