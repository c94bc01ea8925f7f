"""The parts of the page Roadmap."""
