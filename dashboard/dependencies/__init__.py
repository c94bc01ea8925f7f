"""The parts of the page Dependencies."""
