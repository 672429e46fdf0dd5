"""Firms that answer over HTTP, each step at its own moment: `python -m tests.bench.driver`.

A process of its own, so that its work is not counted as the portal's. Standard input is JSON: port,
and firms, each with the cookie of its opened link and steps as [second, path, values]. A step opens
the page and posts its form. Prints JSON: seconds of each answer, what went wrong, how late steps
began, and the processor time that all this took here.
"""

import http.client
import json
import re
import resource
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from http.cookies import SimpleCookie
from urllib.parse import urlencode

HANDS = 96
PATIENCE = 60.0
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?')


class Driver:
    def __init__(self, port):
        self.port = port
        self.begin = time.perf_counter()
        self.found = {"get": [], "post": [], "wrong": [], "late": []}

    def step(self, second, path, values, cookie):
        time.sleep(max(0.0, self.begin + second - time.perf_counter()))
        self.found["late"].append(time.perf_counter() - self.begin - second)
        try:
            self.fill(path, values, cookie)
        except OSError as error:
            self.found["wrong"].append(type(error).__name__)

    def fill(self, path, values, cookie):
        status, page, cookies = self.ask("GET", path, cookie)
        if status != 200:
            return self.found["wrong"].append(f"GET answers {status}")
        hidden = {name: unescape(value) for name, value in HIDDEN.findall(page)}
        cookie = "; ".join([cookie, *(f"{name}={each.value}" for name, each in cookies.items())])
        status, _, _ = self.ask("POST", path, cookie, urlencode(hidden | values))
        if status != 302:
            self.found["wrong"].append(f"POST answers {status}")
        return None

    def ask(self, method, path, cookie, body=None):
        """Return status, text and new cookies of an answer, and keep how long it took."""
        headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
        begin = time.perf_counter()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            text = answer.read().decode()
        finally:
            connection.close()
        self.found[method.lower()].append(time.perf_counter() - begin)
        return answer.status, text, SimpleCookie(answer.headers.get("Set-Cookie", ""))


def main():
    plan = json.load(sys.stdin)
    steps = sorted(
        (second, path, values, firm["cookie"])
        for firm in plan["firms"]
        for second, path, values in firm["steps"]
    )
    driver = Driver(plan["port"])
    with ThreadPoolExecutor(HANDS) as hands:
        for step in steps:
            hands.submit(driver.step, *step)
    used = resource.getrusage(resource.RUSAGE_SELF)
    json.dump(driver.found | {"cpu": used.ru_utime + used.ru_stime}, sys.stdout)


if __name__ == "__main__":
    main()
