"""Sign-in's neighbours, people, roles and the view ledger.

The first group lies on allauth's own addresses and is included before them.
"""

from django.urls import path

from accounts.views import invitations, ledger, people, person, sample, sign_in

app_name = "accounts"
urlpatterns = [
    path("accounts/email/", person.email, name="email"),
    path("accounts/login/", sign_in.login, name="login"),
    path("accounts/2fa/", sign_in.security, name="security"),
    path("accounts/2fa/totp/activate/", sign_in.activate_totp, name="activate_totp"),
    path("accounts/2fa/webauthn/add/", sign_in.add_webauthn, name="add_webauthn"),
    path("home/", person.home, name="home"),
    path("parties/", person.parties, name="parties"),
    path("profile/", person.profile, name="profile"),
    path("protection/", person.protection, name="protection"),
    path("try/", sample.sample_sign_in, name="sample_sign_in"),
    path("invitation/<str:token>/", invitations.accept, name="accept"),
    path("b/<slug:board>/roles/", people.roles, name="roles"),
    path("b/<slug:board>/people/", people.people, name="people"),
    path("b/<slug:board>/people/invite/", people.invite, name="invite"),
    path(
        "b/<slug:board>/people/invitations/<int:pk>/withdraw/",
        people.withdraw_invitation,
        name="withdraw_invitation",
    ),
    path("b/<slug:board>/people/<int:pk>/end/", people.end_membership, name="end_membership"),
    path(
        "b/<slug:board>/organizations/<int:pk>/people/",
        people.organization_people,
        name="organization_people",
    ),
    path("b/<slug:board>/ledger/", ledger.looks, name="looks"),
    path("e/<int:organization>/looks/", ledger.own_looks, name="own_looks"),
    path("e/<int:organization>/people/", people.colleagues, name="colleagues"),
    path("e/<int:organization>/people/invite/", people.invite_colleague, name="invite_colleague"),
    path(
        "e/<int:organization>/people/invitations/<int:pk>/withdraw/",
        people.withdraw_colleague,
        name="withdraw_colleague",
    ),
    path("e/<int:organization>/people/<int:pk>/end/", people.end_colleague, name="end_colleague"),
]
