"""The report: one story told from the numbers and the answers, and its five forms: PDF, slides, HTML, CSV, JSON."""
