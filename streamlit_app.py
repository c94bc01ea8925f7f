"""The browser's front door: the frame, and in it the page that was asked for."""

from dashboard import frame

frame.run()
