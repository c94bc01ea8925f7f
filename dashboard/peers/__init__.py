"""What the page Peers shows: ours beside theirs, and what can be done together."""
