"""The exchange file: our own numbers for others, and theirs."""
