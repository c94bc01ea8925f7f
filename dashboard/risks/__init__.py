"""The parts of the page Risks."""
