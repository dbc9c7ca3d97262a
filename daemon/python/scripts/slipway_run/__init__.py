"""Runs a notebook without Jupyter, keeps what the plan asks for, and writes a model folder."""
