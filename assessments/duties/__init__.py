"""What laws, policies and good practice ask of an administration, and whether it is met as far as is known."""
