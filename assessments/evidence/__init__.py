"""What the numbers say about what people claim: proposals, contradictions, drift, and how long an answer holds."""
