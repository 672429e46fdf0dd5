"""Addresses of the work between meetings: priorities, goals, task forces and actions."""

from django.urls import path

from partnerships.views import actions, goals, own_actions, priorities, taskforces

BOARD = "b/<slug:board>/"
ONE = BOARD + "partnerships/<int:pk>/"
PRIORITY = BOARD + "priorities/<int:pk>/"
ACTION = BOARD + "actions/<int:pk>/"
OWN, PARTNER = "e/<int:organization>/", "o/<int:organization>/"

urlpatterns = [
    path(ONE + "priorities/", priorities.priorities, name="priorities"),
    path(ONE + "priorities/adopt/", priorities.adopt, name="adopt"),
    path(ONE + "sixty/", priorities.sixty_days, name="sixty_days"),
    path(PRIORITY, priorities.priority, name="priority"),
    path(PRIORITY + "edit/", priorities.edit_priority, name="edit_priority"),
    path(PRIORITY + "keep/", priorities.keep_priority, name="keep_priority"),
    path(PRIORITY + "move/<slug:target>/", priorities.move_priority, name="move_priority"),
    path(PRIORITY + "goals/add/", goals.add_goal, name="add_goal"),
    path(BOARD + "goals/<int:pk>/move/<slug:target>/", goals.move_goal, name="move_goal"),
    path(PRIORITY + "strategies/add/", goals.add_strategy, name="add_strategy"),
    path(PRIORITY + "strategies/<int:strategy>/edit/", goals.edit_strategy, name="edit_strategy"),
    path(ONE + "taskforces/", taskforces.task_forces, name="task_forces"),
    path(ONE + "taskforces/add/", taskforces.add_task_force, name="add_task_force"),
    path(BOARD + "taskforces/<int:pk>/edit/", taskforces.edit_task_force, name="edit_task_force"),
    path(ONE + "actions/", actions.actions, name="actions"),
    path(ONE + "actions/add/", actions.add_action, name="add_action"),
    path(ACTION + "edit/", actions.edit_action, name="edit_action"),
    path(ACTION + "move/<slug:target>/", actions.move_action, name="move_action"),
    path(OWN + "actions/", own_actions.own_actions, name="own_actions"),
    path(OWN + "actions/<int:pk>/edit/", own_actions.own_edit_action, name="own_edit_action"),
    path(OWN + "actions/<int:pk>/take/", own_actions.own_take_action, name="own_take_action"),
    path(OWN + "partnership/<int:pk>/ask/", own_actions.own_ask_staff, name="own_ask_staff"),
    path(PARTNER + "actions/", own_actions.partner_actions, name="partner_actions"),
    path(
        PARTNER + "actions/<int:pk>/edit/",
        own_actions.partner_edit_action,
        name="partner_edit_action",
    ),
    path(
        PARTNER + "actions/<int:pk>/take/",
        own_actions.partner_take_action,
        name="partner_take_action",
    ),
]
