"""Answers batches of rows for the model server, which starts this and speaks to it over stdin and stdout."""

from slipway_serve.worker import run

run()
