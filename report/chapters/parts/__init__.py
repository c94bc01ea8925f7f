"""What several chapters are put together from."""
