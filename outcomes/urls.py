"""Addresses of the dashboard, the employer's home and the outcome reports."""

from django.urls import path

from outcomes.views import dashboard, home, reports

app_name = "outcomes"
urlpatterns = [
    path("b/<slug:board>/", dashboard.dashboard, name="dashboard"),
    path("b/<slug:board>/reports/", reports.reports, name="reports"),
    path("b/<slug:board>/reports/make/", reports.make_report, name="make_report"),
    path("b/<slug:board>/reports/<int:pk>/", reports.report, name="report"),
    path("b/<slug:board>/reports/<int:pk>/report.pdf", reports.report_pdf, name="report_pdf"),
    path("b/<slug:board>/reports/<int:pk>/report.csv", reports.report_csv, name="report_csv"),
    path(
        "b/<slug:board>/reports/<int:pk>/rows/<slug:measure>/",
        reports.report_rows,
        name="report_rows",
    ),
    path("e/<int:organization>/", home.employer_home, name="employer_home"),
]
