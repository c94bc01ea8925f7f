"""Collectors ask the outside world and yield records. Every network client lives here alone.

`contract.py` says what a collector is; `run.py` finds it by its name and saves what it yields.
"""
