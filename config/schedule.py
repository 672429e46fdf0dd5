"""What beat asks for, and when: days and hours are those of the portal's time zone."""

from celery.schedules import crontab

OFTEN = 15.0  # seconds: what waits to be sent or was left lying
BEAT = {
    name: {"task": f"jobs.tasks.{name}", "schedule": OFTEN, "options": {"expires": OFTEN}}
    for name in ["sweep", "send_waiting_mail"]
} | {
    # Each asks for one job a board, once for its day however often beat says so.
    task.rpartition(".")[2]: {"task": task, "schedule": crontab(**when)}
    for task, when in {
        "careerpaths.tasks.recount": {"hour": 5, "minute": 30},
        "training.tasks.age_wages": {"hour": 5, "minute": 45},
        "employers.tasks.silence": {"hour": 6, "minute": 0, "day_of_week": "mon"},
        "partnerships.tasks.remind": {"hour": 6, "minute": 30},
        "training.tasks.remind_rounds": {"hour": 6, "minute": 45},
        "partnerships.tasks.digest": {"hour": 7, "minute": 0, "day_of_week": "mon"},
    }.items()
}
