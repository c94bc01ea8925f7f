"""What the answers come to, in one formula, and what changed."""
