"""The requests of throughput.js, for Locust: each client sends its next request as soon as it has a response.

locust -f k6/locustfile.py --headless --host http://localhost:8080 -u 16 -r 16 -t 20s NaiveReader
"""

import json
import os
import pathlib

from locust import HttpUser, task

SLUG = os.environ.get("LESSON", "fetchjoin")
LESSONS = json.loads((pathlib.Path(__file__).parent / "lessons.json").read_text())
LESSON = next(lesson for lesson in LESSONS if lesson["slug"] == SLUG)


class NaiveReader(HttpUser):
    @task
    def read(self):
        self.client.get(LESSON["naive"])


class OptimizedReader(HttpUser):
    @task
    def read(self):
        self.client.get(LESSON["optimized"])
