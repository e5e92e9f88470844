"""The queue of jobs as the worker holds it open."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from procrastinate import App, PsycopgConnector
from procrastinate.connector import BaseConnector


class Connector(PsycopgConnector):
    """The loop that fetches jobs has a pool of its own; who defers one in a thread uses Django's connection.

    A subscriber or a job that defers another does so in its own transaction: the job stands with what it is about,
    or falls with it. The pool belongs to the loop, and another thread would wait for it in vain.
    """

    def get_sync_connector(self) -> BaseConnector:
        from procrastinate.contrib.django.django_connector import DjangoConnector

        return DjangoConnector()


@asynccontextmanager
async def open_app(concurrency: int) -> AsyncIterator[App]:
    """The app, able to do `concurrency` jobs at once; one connection more listens, one tells that the worker lives."""
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.utils import connector_params

    connector = Connector(kwargs=connector_params(), min_size=1, max_size=concurrency + 2)
    with app.replace_connector(connector):
        async with app.open_async():
            yield app
