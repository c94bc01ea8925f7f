"""What was said: events in a log, what stands after all of them, and what is frozen."""
