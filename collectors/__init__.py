"""Collectors ask the outside world and yield records. Every network client lives here alone.

A collector is a module or package of this folder with a `collect(target, reading)` function that yields
`Page`s; its name is the KIND of its targets. `run.py` finds it by its name and saves what it yields.
"""
