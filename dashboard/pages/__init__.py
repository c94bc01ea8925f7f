"""One script a page; each is found by its place in `dashboard/frame.py`."""
