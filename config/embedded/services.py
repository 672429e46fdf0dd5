"""Both services together, and the variables that lead the portal to them."""

from config.embedded import postgres, valkey


def start_services(family, folder, state, *, logs, throwaway=False, durable=True):
    """Start PostgreSQL and Valkey in `folder`; return the cluster when both answer.

    `state` holds the secrets and ports; `logs` maps a service's name to the file of its log.
    """
    cluster = postgres.Cluster(
        family,
        folder,
        port=state["postgres_port"],
        password=state["superuser"],
        settings={} if durable else postgres.UNSAFE,
    )
    cluster.start(logs("postgres"))
    postgres.prepare(
        cluster,
        owner_password=state["owner"],
        web_password=state["web"],
        throwaway=throwaway,
    )
    valkey.start(
        family,
        folder,
        port=state["valkey_port"],
        password=state["valkey"],
        log=logs("valkey"),
        durable=durable,
    )
    return cluster


def environment(state):
    """Return the variables the settings need to find the services of `state`."""
    database = f"127.0.0.1:{state['postgres_port']}/{postgres.DATABASE}"
    return {
        "SECRET_KEY": state["secret_key"],
        "DATABASE_URL": f"postgres://{postgres.WEB}:{state['web']}@{database}",
        "DATABASE_OWNER_URL": f"postgres://{postgres.OWNER}:{state['owner']}@{database}",
        "REDIS_URL": f"redis://:{state['valkey']}@127.0.0.1:{state['valkey_port']}/0",
        "ALLOWED_HOSTS": "localhost,127.0.0.1,[::1]",
        "EMAIL_URL": "consolemail://",
        "HTTPS": "off",
    }
