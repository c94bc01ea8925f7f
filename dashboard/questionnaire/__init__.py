"""The parts of the page Assessment: who answers, one activity at a time, the review, the end."""
