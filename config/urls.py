"""Every address of the portal. Each app owns the pages of its highest fact."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from accounts.doors import public_view
from ui.views import gallery

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
]
if settings.DEBUG:
    # The gallery of parts is for those who build pages; ui itself may not know of doors.
    urlpatterns.append(path("components/", public_view(gallery), name="gallery"))
