"""Services on the web that are asked for data: one host each, no token, no cookie, and nothing but JSON."""

from collectors.web.answers import Answer, json, odd, time
from collectors.web.session import Session, session

__all__ = ["Answer", "Session", "json", "odd", "session", "time"]
